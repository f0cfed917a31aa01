import { enumProblem, type ValidationProblem, validationError } from './apiErrors.js'

/** Reads and validates query parameters, and collects all problems for one response. */
export interface QueryReader {
  /** Undefined if absent or empty. */
  text(name: string): string | undefined
  /** All values of a repeated parameter. */
  texts(name: string): string[]
  integer(name: string, min?: number, max?: number): number | undefined
  number(name: string): number | undefined
  boolean(name: string): boolean | undefined
  /** A value of an enumeration. */
  enumValue<T extends string>(name: string, allowed: readonly T[]): T | undefined
  /** All values of a repeated parameter. */
  enumValues<T extends string>(name: string, allowed: readonly T[]): T[]
  /** Throws a 422 error if any parameter read so far is invalid. */
  check(): void
}

const TRUE = new Set(['true', '1', 'yes', 'on', 't', 'y'])
const FALSE = new Set(['false', '0', 'no', 'off', 'f', 'n'])

export function queryReader(query: unknown): QueryReader {
  const values = query as Record<string, string | string[] | undefined>
  const all = (name: string): string[] => {
    const value = values[name]
    return value === undefined ? [] : Array.isArray(value) ? value : [value]
  }
  return textReader('query', all, [])
}

/** A reader for any source of named texts. `problems` can be shared with other readers of the request. */
export function textReader(
  location: 'query' | 'body',
  all: (name: string) => string[],
  problems: ValidationProblem[],
): QueryReader {
  const last = (name: string) => all(name).at(-1)
  const malformed = (name: string, kind: string, failedAction: string, type: string): undefined => {
    problems.push({ loc: [location, name], msg: `Input should be a valid ${kind}, unable to ${failedAction}`, type })
  }

  return {
    text: (name) => last(name) || undefined,
    texts: all,
    integer(name, min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY) {
      const value = last(name)
      if (value === undefined) return undefined
      if (!/^\s*[+-]?\d{1,15}\s*$/.test(value)) {
        return malformed(name, 'integer', 'parse string as an integer', 'int_parsing')
      }
      if (Number(value) >= min && Number(value) <= max) return Number(value)
      const [bound, kind, type] =
        Number(value) < min ? [min, 'greater', 'greater_than_equal'] : [max, 'less', 'less_than_equal']
      problems.push({ loc: [location, name], msg: `Input should be ${kind} than or equal to ${bound}`, type })
      return undefined
    },
    number(name) {
      const value = last(name)
      if (value === undefined) return undefined
      if (/^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(value)) return Number(value)
      return malformed(name, 'number', 'parse string as a number', 'float_parsing')
    },
    boolean(name) {
      const value = last(name)?.toLowerCase()
      if (value === undefined) return undefined
      if (TRUE.has(value)) return true
      if (FALSE.has(value)) return false
      return malformed(name, 'boolean', 'interpret input', 'bool_parsing')
    },
    enumValue(name, allowed) {
      const value = last(name)
      if (value === undefined) return undefined
      const found = allowed.find((enumValue) => enumValue === value)
      if (found === undefined) problems.push(enumProblem([location, name], allowed))
      return found
    },
    enumValues(name, allowed) {
      const isWord = (value: string): value is (typeof allowed)[number] =>
        allowed.some((enumValue) => enumValue === value)
      const values = all(name)
      const wrong = values.findIndex((value) => !isWord(value))
      if (wrong >= 0) problems.push(enumProblem([location, name, wrong], allowed))
      return values.filter(isWord)
    },
    check() {
      if (problems.length > 0) throw validationError(problems)
    },
  }
}
