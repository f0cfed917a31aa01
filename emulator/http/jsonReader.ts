import { Readable } from 'node:stream'
import { enumProblem, type ValidationProblem, validationError } from './apiErrors.js'

type Location = ValidationProblem['loc']

/** Reads a JSON object; an absent body is an empty object. */
export function jsonReader(body: unknown): JsonReader {
  return new JsonReader(body ?? {}, ['body'], [])
}

/** Reads and validates the fields of a JSON body. Null and absent are the same unless a method says otherwise. */
export class JsonReader {
  readonly #values: Readonly<Record<string, unknown>>
  readonly #path: Location
  readonly #problems: ValidationProblem[]

  constructor(source: unknown, path: Location, problems: ValidationProblem[]) {
    this.#values = isObject(source) ? source : {}
    this.#path = path
    this.#problems = problems
    if (!isObject(source)) this.#problem([], 'Input should be a valid dictionary', 'dict_type')
  }

  has(name: string): boolean {
    return Object.hasOwn(this.#values, name)
  }

  text(name: string, max = Number.POSITIVE_INFINITY, min = 0): string | undefined {
    const value = this.#valueOf(name)
    if (value === undefined) return undefined
    if (typeof value !== 'string') return this.#problem([name], 'Input should be a valid string', 'string_type')
    // The framework counts characters, not UTF-16 code units.
    const { length } = [...value]
    if (length < min) return this.#problem([name], `String should have at least ${min} characters`, 'string_too_short')
    if (length <= max) return value
    return this.#problem([name], `String should have at most ${max} characters`, 'string_too_long')
  }

  requireText(name: string, max?: number, min?: number): string {
    this.#require(name)
    return this.text(name, max, min) ?? ''
  }

  texts(name: string): string[] | undefined {
    const value = this.#valueOf(name)
    if (value === undefined) return undefined
    if (!Array.isArray(value)) return this.#problem([name], 'Input should be a valid list', 'list_type')
    const wrong = value.findIndex((item) => typeof item !== 'string')
    return wrong < 0 ? value : this.#problem([name, wrong], 'Input should be a valid string', 'string_type')
  }

  requireTexts(name: string): string[] {
    this.#require(name)
    return this.texts(name) ?? []
  }

  /** A value of an enumeration. */
  enumValue<T extends string>(name: string, allowed: readonly T[]): T | undefined {
    const value = this.#valueOf(name)
    if (value === undefined) return undefined
    const found = allowed.find((each) => each === value)
    if (found === undefined) this.#problems.push(enumProblem([...this.#path, name], allowed))
    return found
  }

  requireEnum<T extends string>(name: string, allowed: readonly T[]): T {
    this.#require(name)
    return this.enumValue(name, allowed) ?? allowed[0]!
  }

  number(name: string, min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY): number | undefined {
    const value = this.#valueOf(name)
    if (value === undefined) return undefined
    if (typeof value !== 'number') return this.#problem([name], 'Input should be a valid number', 'float_type')
    if (value < min) {
      return this.#problem([name], `Input should be greater than or equal to ${min}`, 'greater_than_equal')
    }
    if (value <= max) return value
    return this.#problem([name], `Input should be less than or equal to ${max}`, 'less_than_equal')
  }

  requireNumber(name: string): number {
    this.#require(name)
    return this.number(name) ?? 0
  }

  integer(name: string, min?: number, max?: number): number | undefined {
    const value = this.number(name, min, max)
    if (value === undefined || Number.isInteger(value)) return value
    return this.#problem([name], 'Input should be a valid integer', 'int_type')
  }

  boolean(name: string): boolean | undefined {
    const value = this.#valueOf(name)
    if (value === undefined || typeof value === 'boolean') return value
    return this.#problem([name], 'Input should be a valid boolean', 'bool_type')
  }

  /** For a field that must not be null: absent gives the default, null is a problem. */
  nonNullBoolean(name: string, defaultValue: boolean): boolean {
    if (this.#values[name] === null) this.#problem([name], 'Input should be a valid boolean', 'bool_type')
    return this.boolean(name) ?? defaultValue
  }

  /** For a list that may be absent but must not be null. */
  rejectNullList(name: string): void {
    if (this.#values[name] === null) this.#problem([name], 'Input should be a valid list', 'list_type')
  }

  /** For a field that must be present but may be null. */
  requireKey(name: string): void {
    if (!this.has(name)) this.#require(name)
  }

  labels(name: string): Record<string, string> | undefined {
    const value = this.#valueOf(name)
    if (value === undefined) return undefined
    if (!isObject(value)) return this.#problem([name], 'Input should be a valid dictionary', 'dict_type')
    const wrong = Object.entries(value).find(([, label]) => typeof label !== 'string')
    if (wrong) return this.#problem([name, wrong[0]], 'Input should be a valid string', 'string_type')
    return value as Record<string, string>
  }

  /** A nested object. Its problems are reported together with those of the body. */
  object(name: string): JsonReader | undefined {
    const value = this.#valueOf(name)
    return value === undefined ? undefined : new JsonReader(value, [...this.#path, name], this.#problems)
  }

  /** A list of objects. */
  objects(name: string): JsonReader[] | undefined {
    const value = this.#valueOf(name)
    if (value === undefined) return undefined
    if (!Array.isArray(value)) return this.#problem([name], 'Input should be a valid list', 'list_type')
    return value.map((item, index) => new JsonReader(item, [...this.#path, name, index], this.#problems))
  }

  /** Throws a 422 error if any field read so far is invalid. */
  check(): void {
    if (this.#problems.length > 0) throw validationError(this.#problems)
  }

  #valueOf(name: string): unknown {
    return (Object.hasOwn(this.#values, name) ? this.#values[name] : undefined) ?? undefined
  }

  #require(name: string): void {
    if (this.#valueOf(name) === undefined) this.#problem([name], 'Field required', 'missing')
  }

  #problem(loc: Location, msg: string, type: string): undefined {
    this.#problems.push({ loc: [...this.#path, ...loc], msg, type })
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  // The body of a form is a stream.
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Readable)
}
