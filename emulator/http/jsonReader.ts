import { Readable } from 'node:stream'
import { enumProblem, type ValidationProblem, validationError } from './apiErrors.js'

/** What of a JSON body is read; null and absent are the same unless a method says otherwise. */
export interface JsonReader {
  has(name: string): boolean
  text(name: string, most?: number, least?: number): string | undefined
  demandText(name: string, most?: number, least?: number): string
  /** One word of an enumeration. */
  word<T extends string>(name: string, allowed: readonly T[]): T | undefined
  texts(name: string): string[] | undefined
  integer(name: string, least?: number, most?: number): number | undefined
  number(name: string, least?: number, most?: number): number | undefined
  boolean(name: string): boolean | undefined
  /** For a key that must not be null: absent is the default, null is a problem. */
  plainBoolean(name: string, absent: boolean): boolean
  /** For a list that may be left out and must not be null. */
  refuseNullList(name: string): void
  /** For a key that must be there, though it may be null. */
  demandKey(name: string): void
  demandNumber(name: string): number
  demandTexts(name: string): string[]
  demandWord<T extends string>(name: string, allowed: readonly T[]): T
  labels(name: string): Record<string, string> | undefined
  /** An object inside this one. Its problems are reported with those of the whole. */
  object(name: string): JsonReader | undefined
  /** A list of objects. */
  objects(name: string): JsonReader[] | undefined
  /** Throws the 422 of the API if anything read so far was malformed. */
  check(): void
}

/** Reads a JSON object; no body at all is an empty one. */
export function jsonReader(body: unknown): JsonReader {
  return readerOf(body ?? {}, ['body'], [])
}

function readerOf(source: unknown, place: ValidationProblem['loc'], problems: ValidationProblem[]): JsonReader {
  const problem = (loc: ValidationProblem['loc'], msg: string, type: string): undefined => {
    problems.push({ loc: [...place, ...loc], msg, type })
  }
  const values = isObject(source) ? source : {}
  if (!isObject(source)) problem([], 'Input should be a valid dictionary', 'dict_type')
  const given = (name: string): unknown => (Object.hasOwn(values, name) ? values[name] : undefined) ?? undefined

  const text = (name: string, most = Number.POSITIVE_INFINITY, least = 0): string | undefined => {
    const value = given(name)
    if (value === undefined) return undefined
    if (typeof value !== 'string') return problem([name], 'Input should be a valid string', 'string_type')
    // The framework counts characters, not the halves of them.
    const { length } = [...value]
    if (length < least) return problem([name], `String should have at least ${least} characters`, 'string_too_short')
    if (length <= most) return value
    return problem([name], `String should have at most ${most} characters`, 'string_too_long')
  }
  const number = (name: string, least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY) => {
    const value = given(name)
    if (value === undefined) return undefined
    if (typeof value !== 'number') return problem([name], 'Input should be a valid number', 'float_type')
    if (value < least) {
      return problem([name], `Input should be greater than or equal to ${least}`, 'greater_than_equal')
    }
    return value > most ? problem([name], `Input should be less than or equal to ${most}`, 'less_than_equal') : value
  }
  const boolean = (name: string): boolean | undefined => {
    const value = given(name)
    if (value === undefined || typeof value === 'boolean') return value
    return problem([name], 'Input should be a valid boolean', 'bool_type')
  }

  const word = <T extends string>(name: string, allowed: readonly T[]): T | undefined => {
    const value = given(name)
    if (value === undefined) return undefined
    const found = allowed.find((each) => each === value)
    if (found === undefined) problems.push(enumProblem([...place, name], allowed))
    return found
  }
  const texts = (name: string): string[] | undefined => {
    const value = given(name)
    if (value === undefined) return undefined
    if (!Array.isArray(value)) return problem([name], 'Input should be a valid list', 'list_type')
    const wrong = value.findIndex((item) => typeof item !== 'string')
    return wrong < 0 ? value : problem([name, wrong], 'Input should be a valid string', 'string_type')
  }
  const demand = (name: string) => {
    if (given(name) === undefined) problem([name], 'Field required', 'missing')
  }

  return {
    has: (name) => Object.hasOwn(values, name),
    text,
    demandText(name, most, least) {
      demand(name)
      return text(name, most, least) ?? ''
    },
    demandKey(name) {
      if (!Object.hasOwn(values, name)) demand(name)
    },
    demandNumber(name) {
      demand(name)
      return number(name) ?? 0
    },
    demandTexts(name) {
      demand(name)
      return texts(name) ?? []
    },
    demandWord(name, allowed) {
      demand(name)
      return word(name, allowed) ?? allowed[0]!
    },
    word,
    texts,
    integer(name, least, most) {
      const value = number(name, least, most)
      if (value === undefined || Number.isInteger(value)) return value
      return problem([name], 'Input should be a valid integer', 'int_type')
    },
    number,
    boolean,
    plainBoolean(name, absent) {
      if (values[name] === null) problem([name], 'Input should be a valid boolean', 'bool_type')
      return boolean(name) ?? absent
    },
    refuseNullList(name) {
      if (values[name] === null) problem([name], 'Input should be a valid list', 'list_type')
    },
    labels(name) {
      const value = given(name)
      if (value === undefined) return undefined
      if (!isObject(value)) return problem([name], 'Input should be a valid dictionary', 'dict_type')
      const wrong = Object.entries(value).find(([, label]) => typeof label !== 'string')
      if (wrong) return problem([name, wrong[0]], 'Input should be a valid string', 'string_type')
      return value as Record<string, string>
    },
    object(name) {
      const value = given(name)
      return value === undefined ? undefined : readerOf(value, [...place, name], problems)
    },
    objects(name) {
      const value = given(name)
      if (value === undefined) return undefined
      if (!Array.isArray(value)) return problem([name], 'Input should be a valid list', 'list_type')
      return value.map((item, index) => readerOf(item, [...place, name, index], problems))
    },
    check() {
      if (problems.length > 0) throw validationError(problems)
    },
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  // A form stands here as the stream that it is.
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Readable)
}
