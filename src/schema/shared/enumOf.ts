import { registerEnumType } from 'type-graphql'

type EnumObject<Value extends string> = { readonly [Key in Value]: Key }

/**
 * Declares a GraphQL enum with the descriptions of its values, and returns the enum object for use in code. Every enum
 * that mirrors an upstream enum needs the value `UNKNOWN`, because upstream often adds values.
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

/** Maps an upstream value to `enumObject`; unknown values become `UNKNOWN`. */
export function readEnum<Value extends string>(
  enumObject: EnumObject<Value | 'UNKNOWN'>,
  word: string,
): Value | 'UNKNOWN' {
  const value = word.toUpperCase()
  return Object.hasOwn(enumObject, value) ? (value as Value) : 'UNKNOWN'
}
