import { Readable } from 'node:stream'
import { enumProblem, type ValidationProblem, validationError } from './apiErrors.js'

/** Reads and validates the fields of a JSON body. Null and absent are the same unless a method says otherwise. */
export interface JsonReader {
  has(name: string): boolean
  text(name: string, max?: number, min?: number): string | undefined
  requireText(name: string, max?: number, min?: number): string
  /** A value of an enumeration. */
  enumValue<T extends string>(name: string, allowed: readonly T[]): T | undefined
  texts(name: string): string[] | undefined
  integer(name: string, min?: number, max?: number): number | undefined
  number(name: string, min?: number, max?: number): number | undefined
  boolean(name: string): boolean | undefined
  /** For a field that must not be null: absent gives the default, null is a problem. */
  nonNullBoolean(name: string, defaultValue: boolean): boolean
  /** For a list that may be absent but must not be null. */
  rejectNullList(name: string): void
  /** For a field that must be present but may be null. */
  requireKey(name: string): void
  requireNumber(name: string): number
  requireTexts(name: string): string[]
  requireEnum<T extends string>(name: string, allowed: readonly T[]): T
  labels(name: string): Record<string, string> | undefined
  /** A nested object. Its problems are reported together with those of the body. */
  object(name: string): JsonReader | undefined
  /** A list of objects. */
  objects(name: string): JsonReader[] | undefined
  /** Throws a 422 error if any field read so far is invalid. */
  check(): void
}

/** Reads a JSON object; an absent body is an empty object. */
export function jsonReader(body: unknown): JsonReader {
  return readerOf(body ?? {}, ['body'], [])
}

function readerOf(source: unknown, path: ValidationProblem['loc'], problems: ValidationProblem[]): JsonReader {
  const problem = (loc: ValidationProblem['loc'], msg: string, type: string): undefined => {
    problems.push({ loc: [...path, ...loc], msg, type })
  }
  const values = isObject(source) ? source : {}
  if (!isObject(source)) problem([], 'Input should be a valid dictionary', 'dict_type')
  const valueOf = (name: string): unknown => (Object.hasOwn(values, name) ? values[name] : undefined) ?? undefined

  const text = (name: string, max = Number.POSITIVE_INFINITY, min = 0): string | undefined => {
    const value = valueOf(name)
    if (value === undefined) return undefined
    if (typeof value !== 'string') return problem([name], 'Input should be a valid string', 'string_type')
    // The framework counts characters, not UTF-16 code units.
    const { length } = [...value]
    if (length < min) return problem([name], `String should have at least ${min} characters`, 'string_too_short')
    if (length <= max) return value
    return problem([name], `String should have at most ${max} characters`, 'string_too_long')
  }
  const number = (name: string, min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY) => {
    const value = valueOf(name)
    if (value === undefined) return undefined
    if (typeof value !== 'number') return problem([name], 'Input should be a valid number', 'float_type')
    if (value < min) {
      return problem([name], `Input should be greater than or equal to ${min}`, 'greater_than_equal')
    }
    return value > max ? problem([name], `Input should be less than or equal to ${max}`, 'less_than_equal') : value
  }
  const boolean = (name: string): boolean | undefined => {
    const value = valueOf(name)
    if (value === undefined || typeof value === 'boolean') return value
    return problem([name], 'Input should be a valid boolean', 'bool_type')
  }

  const enumValue = <T extends string>(name: string, allowed: readonly T[]): T | undefined => {
    const value = valueOf(name)
    if (value === undefined) return undefined
    const found = allowed.find((each) => each === value)
    if (found === undefined) problems.push(enumProblem([...path, name], allowed))
    return found
  }
  const texts = (name: string): string[] | undefined => {
    const value = valueOf(name)
    if (value === undefined) return undefined
    if (!Array.isArray(value)) return problem([name], 'Input should be a valid list', 'list_type')
    const wrong = value.findIndex((item) => typeof item !== 'string')
    return wrong < 0 ? value : problem([name, wrong], 'Input should be a valid string', 'string_type')
  }
  const reportMissing = (name: string) => {
    if (valueOf(name) === undefined) problem([name], 'Field required', 'missing')
  }

  return {
    has: (name) => Object.hasOwn(values, name),
    text,
    requireText(name, max, min) {
      reportMissing(name)
      return text(name, max, min) ?? ''
    },
    requireKey(name) {
      if (!Object.hasOwn(values, name)) reportMissing(name)
    },
    requireNumber(name) {
      reportMissing(name)
      return number(name) ?? 0
    },
    requireTexts(name) {
      reportMissing(name)
      return texts(name) ?? []
    },
    requireEnum(name, allowed) {
      reportMissing(name)
      return enumValue(name, allowed) ?? allowed[0]!
    },
    enumValue,
    texts,
    integer(name, min, max) {
      const value = number(name, min, max)
      if (value === undefined || Number.isInteger(value)) return value
      return problem([name], 'Input should be a valid integer', 'int_type')
    },
    number,
    boolean,
    nonNullBoolean(name, defaultValue) {
      if (values[name] === null) problem([name], 'Input should be a valid boolean', 'bool_type')
      return boolean(name) ?? defaultValue
    },
    rejectNullList(name) {
      if (values[name] === null) problem([name], 'Input should be a valid list', 'list_type')
    },
    labels(name) {
      const value = valueOf(name)
      if (value === undefined) return undefined
      if (!isObject(value)) return problem([name], 'Input should be a valid dictionary', 'dict_type')
      const wrong = Object.entries(value).find(([, label]) => typeof label !== 'string')
      if (wrong) return problem([name, wrong[0]], 'Input should be a valid string', 'string_type')
      return value as Record<string, string>
    },
    object(name) {
      const value = valueOf(name)
      return value === undefined ? undefined : readerOf(value, [...path, name], problems)
    },
    objects(name) {
      const value = valueOf(name)
      if (value === undefined) return undefined
      if (!Array.isArray(value)) return problem([name], 'Input should be a valid list', 'list_type')
      return value.map((item, index) => readerOf(item, [...path, name, index], problems))
    },
    check() {
      if (problems.length > 0) throw validationError(problems)
    },
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  // The body of a form is a stream.
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Readable)
}
