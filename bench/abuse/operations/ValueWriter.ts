import {
  type GraphQLInputObjectType,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
} from 'graphql'
import { hostileText } from '../random/hostileText.js'
import type { Random } from '../random/Random.js'
import { existingId, type IdPool } from './IdPool.js'

/** One value in both of its forms: in a document, and in JSON. */
export interface WrittenValue {
  readonly literal: string
  readonly json: unknown
}

export interface ValueOptions {
  /** How often a value is of another type than it should be, 0..1. */
  readonly wrongChance: number
  /** Characters that all texts of one operation may have together. */
  readonly mostCharacters: number
}

interface Place {
  /** Of the argument or the field: which id would fit. */
  readonly name: string
  /** Where the value is in the variables. Absent: it is written into the document. */
  readonly path?: string
}

const boundaryNumbers = [
  0,
  1,
  -1,
  2,
  100,
  101,
  2 ** 31 - 1,
  2 ** 31,
  -(2 ** 31) - 1,
  Number.MAX_SAFE_INTEGER,
  2 ** 53,
  1e308,
  1.5,
  -0,
]
const dates = ['2030-01-01T00:00:00Z', '0000-00-00', '+275760-09-13T00:00:00Z', '9999-12-31T23:59:59.999Z', 'now', '']
const longestList = 300

/** Writes values of the input types of a schema: right ones, those at the edges, and wrong ones. */
export class ValueWriter {
  /** Where the variables that were written hold an upload. */
  readonly uploads: string[] = []
  readonly #random: Random
  readonly #pool: IdPool
  readonly #wrongChance: number
  #charactersLeft: number

  constructor(random: Random, pool: IdPool, { wrongChance, mostCharacters }: ValueOptions) {
    this.#random = random
    this.#pool = pool
    this.#wrongChance = wrongChance
    this.#charactersLeft = mostCharacters
  }

  write(type: GraphQLInputType, place: Place): WrittenValue {
    const random = this.#random
    if (random.chance(this.#wrongChance)) return this.#wrong()
    if (isNonNullType(type)) return this.write(type.ofType, place)
    if (isListType(type)) return this.#list(type.ofType, place)
    if (isInputObjectType(type)) return this.#object(type, place)
    if (isEnumType(type)) {
      const { name } = random.pick(type.getValues())
      return { literal: name, json: name }
    }
    return this.#scalar(type.name, place)
  }

  text(): string {
    const text = hostileText(this.#random, this.#charactersLeft)
    this.#charactersLeft = Math.max(0, this.#charactersLeft - text.length)
    return text
  }

  #scalar(name: string, place: Place): WrittenValue {
    const random = this.#random
    if (name === 'ID') return plain(random.chance(0.7) ? existingId(this.#pool, place.name, random) : this.text())
    if (name === 'String') return plain(this.text())
    if (name === 'Boolean') return plain(random.chance(0.5))
    if (name === 'DateTime') return plain(random.pick(dates))
    if (name === 'Int' || name === 'SafeInt' || name === 'Float') {
      return plain(random.chance(0.6) ? random.int(0, 20) : random.pick(boundaryNumbers))
    }
    if (name === 'Upload' && place.path !== undefined) {
      this.uploads.push(place.path)
      return plain(null)
    }
    return this.#wrong()
  }

  #list(type: GraphQLInputType, { name, path }: Place): WrittenValue {
    const random = this.#random
    const count = random.chance(0.04) ? random.int(20, longestList) : random.int(0, 4)
    const items = Array.from({ length: count }, (_, index) =>
      this.write(type, { name, ...(path !== undefined && { path: `${path}.${index}` }) }),
    )
    return { literal: `[${items.map(({ literal }) => literal).join(' ')}]`, json: items.map(({ json }) => json) }
  }

  #object(type: GraphQLInputObjectType, { path }: Place): WrittenValue {
    const random = this.#random
    const literals: string[] = []
    const json: Record<string, unknown> = {}
    for (const field of Object.values(type.getFields())) {
      if (!isRequiredInputField(field) && !random.chance(0.35)) continue
      // The name of the type says what an input that has only an `id` is about.
      const name = field.name === 'id' ? type.name : field.name
      const value = this.write(field.type, { name, ...(path !== undefined && { path: `${path}.${field.name}` }) })
      literals.push(`${field.name}: ${value.literal}`)
      json[field.name] = value.json
    }
    if (random.chance(this.#wrongChance / 2)) {
      literals.push('noSuchField: 1')
      json.noSuchField = 1
    }
    return { literal: `{${literals.join(', ')}}`, json }
  }

  #wrong(): WrittenValue {
    const random = this.#random
    return random.weighted<() => WrittenValue>([
      [2, () => plain(null)],
      [2, () => plain(random.pick(boundaryNumbers))],
      [2, () => plain(this.text())],
      [1, () => plain(random.chance(0.5))],
      [1, () => ({ literal: '[]', json: [] })],
      [1, () => ({ literal: '{}', json: {} })],
      [1, () => ({ literal: 'NO_SUCH_VALUE', json: JSON.parse('{"toString":1,"__proto__":null,"length":1e9}') })],
      [1, () => nested(random.int(1, 40))],
    ])()
  }
}

function plain(value: string | number | boolean | null): WrittenValue {
  return { literal: JSON.stringify(value), json: value }
}

function nested(depth: number): WrittenValue {
  let json: unknown = []
  for (let level = 0; level < depth; level += 1) json = [json]
  return { literal: `${'['.repeat(depth + 1)}${']'.repeat(depth + 1)}`, json }
}
