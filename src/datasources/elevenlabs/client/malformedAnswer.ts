import { UpstreamUnavailable } from '../../../errors.js'

/** The error for an answer whose vital parts are not what they should be. `what` names the part, never its value. */
export function malformedAnswer(what: string): UpstreamUnavailable {
  return new UpstreamUnavailable({}, { cause: new Error(`Malformed upstream answer: ${what}`) })
}

/** A string that the rest of an object hangs on, such as its id. */
export function vitalText(value: unknown, what: string): string {
  if (typeof value === 'string' && value !== '') return value
  throw malformedAnswer(`${what} is not a string`)
}

/** A whole number that what comes next depends on, such as a version. */
export function vitalInt(value: unknown, what: string): number {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value
  throw malformedAnswer(`${what} is not a whole number`)
}

/** A list that is the whole point of an answer. */
export function vitalList<Item>(value: readonly Item[] | null | undefined, what: string): readonly Item[] {
  if (Array.isArray(value)) return value
  throw malformedAnswer(`${what} is not a list`)
}
