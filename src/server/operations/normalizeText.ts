import {
  type GraphQLArgument,
  type GraphQLFieldResolver,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql'

type Normalize = (value: unknown) => unknown
type Arguments = { [name: string]: unknown }

const NUL = /\0/g

/**
 * Normalises every text argument of a schema before its resolver or subscriber sees it: NUL and unpaired surrogates,
 * which neither Postgres nor UTF-8 can hold, become U+FFFD, and strings take Unicode form NFC. Ids are opaque, so their
 * form stays.
 */
export function normalizeText(schema: GraphQLSchema): void {
  const normalizers = new TextNormalizers()
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue
    for (const field of Object.values(type.getFields())) {
      const normalize = normalizers.ofFields(field.args)
      if (normalize === undefined) continue
      field.resolve = field.resolve && withArguments(field.resolve, normalize)
      field.subscribe = field.subscribe && withArguments(field.subscribe, normalize)
    }
  }
}

function withArguments(
  resolve: GraphQLFieldResolver<unknown, unknown>,
  normalize: Normalize,
): GraphQLFieldResolver<unknown, unknown> {
  return (...[source, args, ...rest]) => resolve(source, normalize(args) as Arguments, ...rest)
}

/** One function for each input type with text in it; undefined for the others. */
class TextNormalizers {
  readonly #byObject = new Map<GraphQLInputObjectType, Normalize>()

  ofFields(fields: readonly Pick<GraphQLArgument, 'name' | 'type'>[]): Normalize | undefined {
    const normalizers = fields.flatMap(({ name, type }) => {
      const normalize = this.#of(type)
      return normalize ? [[name, normalize] as const] : []
    })
    if (normalizers.length === 0) return undefined
    return (values) => {
      const normalized: Arguments = { ...(values as Arguments) }
      for (const [name, normalize] of normalizers) {
        if (normalized[name] != null) normalized[name] = normalize(normalized[name])
      }
      return normalized
    }
  }

  #of(type: GraphQLInputType): Normalize | undefined {
    if (isNonNullType(type)) return this.#of(type.ofType)
    if (isListType(type)) return listOf(this.#of(type.ofType))
    if (isInputObjectType(type)) return this.#ofObject(type)
    switch (type.name) {
      case 'String':
        return (value) => toUnicode(value as string).normalize('NFC')
      case 'ID':
        return (value) => toUnicode(value as string)
      case '_Any':
        return normalizeKeys
      default:
        return undefined
    }
  }

  #ofObject(type: GraphQLInputObjectType): Normalize | undefined {
    const known = this.#byObject.get(type)
    if (known) return known
    // Set before the fields are read, because input types can be recursive.
    let normalize: Normalize | undefined
    this.#byObject.set(type, (value) => (normalize ? normalize(value) : value))
    normalize = this.ofFields(Object.values(type.getFields()))
    return normalize && this.#byObject.get(type)
  }
}

function listOf(normalize: Normalize | undefined): Normalize | undefined {
  return normalize && ((values) => (values as unknown[]).map((value) => (value == null ? value : normalize(value))))
}

/** The fields of a representation are keys. */
function normalizeKeys(value: unknown): unknown {
  if (typeof value === 'string') return toUnicode(value)
  if (Array.isArray(value)) return value.map(normalizeKeys)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, normalizeKeys(inner)]))
}

function toUnicode(text: string): string {
  return text.toWellFormed().replace(NUL, '\ufffd')
}
