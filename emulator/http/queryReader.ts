import { enumProblem, type ValidationProblem, validationError } from './apiErrors.js'

const TRUE = new Set(['true', '1', 'yes', 'on', 't', 'y'])
const FALSE = new Set(['false', '0', 'no', 'off', 'f', 'n'])

export function queryReader(query: unknown): QueryReader {
  const values = query as Record<string, string | string[] | undefined>
  const all = (name: string): string[] => {
    const value = values[name]
    return value === undefined ? [] : Array.isArray(value) ? value : [value]
  }
  return new QueryReader('query', all, [])
}

/** Reads and validates texts of a query or a form, and collects all problems for one response. */
export class QueryReader {
  readonly #location: 'query' | 'body'
  readonly #all: (name: string) => string[]
  readonly #problems: ValidationProblem[]

  /** `all` returns the values of a name. `problems` can be shared with other readers of the request. */
  constructor(location: 'query' | 'body', all: (name: string) => string[], problems: ValidationProblem[]) {
    this.#location = location
    this.#all = all
    this.#problems = problems
  }

  /** Undefined if absent or empty. */
  text(name: string): string | undefined {
    return this.#last(name) || undefined
  }

  /** All values of a repeated parameter. */
  texts(name: string): string[] {
    return this.#all(name)
  }

  integer(name: string, min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY): number | undefined {
    const value = this.#last(name)
    if (value === undefined) return undefined
    if (!/^\s*[+-]?\d{1,15}\s*$/.test(value)) {
      return this.#problem(name, 'Input should be a valid integer, unable to parse string as an integer', 'int_parsing')
    }
    if (Number(value) < min) {
      return this.#problem(name, `Input should be greater than or equal to ${min}`, 'greater_than_equal')
    }
    if (Number(value) <= max) return Number(value)
    return this.#problem(name, `Input should be less than or equal to ${max}`, 'less_than_equal')
  }

  number(name: string): number | undefined {
    const value = this.#last(name)
    if (value === undefined) return undefined
    if (/^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(value)) return Number(value)
    return this.#problem(name, 'Input should be a valid number, unable to parse string as a number', 'float_parsing')
  }

  boolean(name: string): boolean | undefined {
    const value = this.#last(name)?.toLowerCase()
    if (value === undefined) return undefined
    if (TRUE.has(value)) return true
    if (FALSE.has(value)) return false
    return this.#problem(name, 'Input should be a valid boolean, unable to interpret input', 'bool_parsing')
  }

  /** A value of an enumeration. */
  enumValue<T extends string>(name: string, allowed: readonly T[]): T | undefined {
    const value = this.#last(name)
    if (value === undefined) return undefined
    const found = allowed.find((each) => each === value)
    if (found === undefined) this.#problems.push(enumProblem([this.#location, name], allowed))
    return found
  }

  /** All values of a repeated parameter. */
  enumValues<T extends string>(name: string, allowed: readonly T[]): T[] {
    const isAllowed = (value: string): value is T => allowed.some((each) => each === value)
    const values = this.#all(name)
    const wrong = values.findIndex((value) => !isAllowed(value))
    if (wrong >= 0) this.#problems.push(enumProblem([this.#location, name, wrong], allowed))
    return values.filter(isAllowed)
  }

  /** Throws a 422 error if any parameter read so far is invalid. */
  check(): void {
    if (this.#problems.length > 0) throw validationError(this.#problems)
  }

  #last(name: string): string | undefined {
    return this.#all(name).at(-1)
  }

  #problem(name: string, msg: string, type: string): undefined {
    this.#problems.push({ loc: [this.#location, name], msg, type })
  }
}
