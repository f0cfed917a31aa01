import {
  type GraphQLInputObjectType,
  type GraphQLInputType,
  getNamedType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql'

export type Input = { readonly [field: string]: unknown }

export type WrongKind =
  | 'empty'
  | 'long'
  | 'unknown'
  | 'malformed'
  | 'low'
  | 'high'
  | 'empty list'
  | 'long list'
  | 'file'

/** An input with one wrong argument. */
export interface WrongInput {
  /** From the input to the argument, with the index in a list. */
  path: readonly string[]
  kind: WrongKind
  input: Input
}

const badFile = () => new File(['This is text, which no kind of upload accepts.'], 'notes.wav', { type: 'audio/wav' })

const tooLong = 'x'.repeat(60_000)
const numbers: Readonly<Record<string, readonly [low: number, high: number]>> = {
  Int: [-1_000_000_000, 2_000_000_000],
  SafeInt: [-1_000_000_000, 1_000_000_000_000],
  Float: [-1_000_000_000, 1_000_000_000],
}

/**
 * Wrong values for every argument of an input, nested ones included. `inputs` are valid inputs: an argument is changed in the
 * first that has it. Lists and nested inputs must be in one of them.
 */
export function* wrongInputs(type: GraphQLInputObjectType, inputs: readonly Input[]): Generator<WrongInput> {
  for (const { name, type: fieldType } of Object.values(type.getFields())) {
    const input = inputs.find((one) => one[name] !== undefined) ?? inputs[0]!
    for (const { path, kind, value } of wrongValues(fieldType, name, input[name])) {
      yield { path: [name, ...path], kind, input: { ...input, [name]: value } }
    }
  }
}

interface WrongValue {
  path: readonly string[]
  kind: WrongKind
  value: unknown
}

function* wrongValues(type: GraphQLInputType, name: string, valid: unknown): Generator<WrongValue> {
  if (isNonNullType(type)) {
    yield* wrongValues(type.ofType, name, valid)
  } else if (isListType(type)) {
    yield* wrongLists(type.ofType, name, valid)
  } else if (isInputObjectType(type)) {
    if (valid === undefined) throw new Error(`No valid input has ${name}`)
    yield* [...wrongInputs(type, [valid as Input])].map(({ path, kind, input: value }) => ({ path, kind, value }))
  } else {
    for (const [kind, value] of wrongScalars(type.name, name)) yield { path: [], kind, value }
  }
}

function* wrongLists(itemType: GraphQLInputType, name: string, valid: unknown): Generator<WrongValue> {
  if (!Array.isArray(valid)) throw new Error(`No valid input has ${name}`)
  const [first, second = first, ...others] = valid
  for (const { path, kind, value } of wrongValues(itemType, name, second)) {
    yield { path: ['1', ...path], kind, value: [first, value, ...others] }
  }
  yield { path: [], kind: 'empty list', value: [] }
  const typeName = getNamedType(itemType).name
  if (typeName === 'ID') yield { path: [], kind: 'long list', value: Array.from({ length: 10_000 }, (_, n) => `x${n}`) }
}

function wrongScalars(typeName: string, name: string): [WrongKind, unknown][] {
  const [low, high] = numbers[typeName] ?? []
  if (low !== undefined)
    return [
      ['low', low],
      ['high', high],
    ]
  if (typeName === 'Upload') return [['file', badFile()]]
  if (typeName === 'ID')
    return [
      ['empty', ''],
      ['long', tooLong],
      ['unknown', 'unknown'],
    ]
  if (typeName !== 'String') return []
  if (/language/i.test(name))
    return [
      ['empty', ''],
      ['long', tooLong],
      ['malformed', 'no language'],
    ]
  return [
    ['empty', ''],
    ['long', tooLong],
  ]
}
