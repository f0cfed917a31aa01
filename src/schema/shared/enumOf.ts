import { registerEnumType } from 'type-graphql'

type EnumObject<Value extends string> = { readonly [Key in Value]: Key }

/**
 * Declares a GraphQL enum from its values and their descriptions, and returns the object that names them in code.
 * Every enum that mirrors an upstream one has `UNKNOWN`, because upstream adds values within weeks.
 */
export function enumOf<const Value extends string>(
  name: string,
  description: string,
  values: Readonly<Record<Value, string>>,
): EnumObject<Value> {
  const keys = Object.keys(values) as Value[]
  const enumObject = Object.freeze(Object.fromEntries(keys.map((key) => [key, key]))) as EnumObject<Value>
  const valuesConfig = Object.fromEntries(keys.map((key) => [key, { description: values[key] }])) as {
    [Key in Value]: { description: string }
  }
  registerEnumType(enumObject, { name, description, valuesConfig })
  return enumObject
}

/** Reads an upstream word as a value of `enumObject`; what it does not know becomes `UNKNOWN`. */
export function readEnum<Value extends string>(
  enumObject: EnumObject<Value | 'UNKNOWN'>,
  word: string,
): Value | 'UNKNOWN' {
  const value = word.toUpperCase()
  return Object.hasOwn(enumObject, value) ? (value as Value) : 'UNKNOWN'
}
