import { enumProblem, type ValidationProblem, validationError } from './apiErrors.js'

/** Reads typed values out of a query string and collects what is malformed, to report it all in one answer. */
export interface QueryReader {
  /** Absent and empty are the same: undefined. */
  text(name: string): string | undefined
  /** Every value of a repeated key. */
  texts(name: string): string[]
  integer(name: string, least?: number, most?: number): number | undefined
  number(name: string): number | undefined
  boolean(name: string): boolean | undefined
  /** One word of an enumeration. */
  word<T extends string>(name: string, allowed: readonly T[]): T | undefined
  /** Every word of a repeated key. */
  words<T extends string>(name: string, allowed: readonly T[]): T[]
  /** Throws the 422 of the API if anything read so far was malformed. */
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

/** The same for any source of named texts; problems found elsewhere in the request can be reported with its own. */
export function textReader(
  place: 'query' | 'body',
  all: (name: string) => string[],
  problems: ValidationProblem[],
): QueryReader {
  const last = (name: string) => all(name).at(-1)
  const malformed = (name: string, kind: string, inability: string, type: string): undefined => {
    problems.push({ loc: [place, name], msg: `Input should be a valid ${kind}, unable to ${inability}`, type })
  }

  return {
    text: (name) => last(name) || undefined,
    texts: all,
    integer(name, least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY) {
      const value = last(name)
      if (value === undefined) return undefined
      if (!/^\s*[+-]?\d{1,15}\s*$/.test(value)) {
        return malformed(name, 'integer', 'parse string as an integer', 'int_parsing')
      }
      if (Number(value) >= least && Number(value) <= most) return Number(value)
      const [bound, kind, type] =
        Number(value) < least ? [least, 'greater', 'greater_than_equal'] : [most, 'less', 'less_than_equal']
      problems.push({ loc: [place, name], msg: `Input should be ${kind} than or equal to ${bound}`, type })
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
    word(name, allowed) {
      const value = last(name)
      if (value === undefined) return undefined
      const found = allowed.find((word) => word === value)
      if (found === undefined) problems.push(enumProblem([place, name], allowed))
      return found
    },
    words(name, allowed) {
      const isWord = (value: string): value is (typeof allowed)[number] => allowed.some((word) => word === value)
      const values = all(name)
      const wrong = values.findIndex((value) => !isWord(value))
      if (wrong >= 0) problems.push(enumProblem([place, name, wrong], allowed))
      return values.filter(isWord)
    },
    check() {
      if (problems.length > 0) throw validationError(problems)
    },
  }
}
