import { UpstreamUnavailable } from '../../../errors.js'

/** @param what Names the wrong part, without its value. */
export function malformedResponse(what: string): UpstreamUnavailable {
  return new UpstreamUnavailable({}, { cause: new Error(`Malformed upstream response: ${what}`) })
}

/** A non-empty string. */
export function requiredText(value: unknown, what: string): string {
  if (typeof value === 'string' && value !== '') return value
  throw malformedResponse(`${what} is not a string`)
}

export function requiredInt(value: unknown, what: string): number {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value
  throw malformedResponse(`${what} is not a whole number`)
}

export function requiredList<Item>(value: readonly Item[] | null | undefined, what: string): readonly Item[] {
  if (Array.isArray(value)) return value
  throw malformedResponse(`${what} is not a list`)
}
