import { type GraphQLSchema, isObjectType, isUnionType, Kind } from 'graphql'
import type { Random } from '../random/Random.js'
import { existingId, type IdPool } from './IdPool.js'
import type { ValueWriter } from './ValueWriter.js'

export interface EntityType {
  readonly name: string
  /** The fields of its key. */
  readonly key: readonly string[]
}

/** The entities of a schema, with the keys that its directives name. */
export function entityTypes(schema: GraphQLSchema): EntityType[] {
  const union = schema.getType('_Entity')
  if (!isUnionType(union)) throw new Error('The schema has no entities')
  return union.getTypes().map(({ name }) => {
    const type = schema.getType(name)
    const directive = isObjectType(type) ? type.astNode?.directives?.find((one) => one.name.value === 'key') : undefined
    const fields = directive?.arguments?.find((argument) => argument.name.value === 'fields')?.value
    return { name, key: fields?.kind === Kind.STRING ? fields.value.trim().split(/\s+/) : ['id'] }
  })
}

const strangeNames: readonly unknown[] = [
  'Query',
  'Mutation',
  'String',
  '__proto__',
  'constructor',
  '',
  null,
  7,
  {},
  ['Voice'],
]

/** Representations as a gateway sends them, and as none does. */
export function writeRepresentations(
  entities: readonly EntityType[],
  count: number,
  tools: { random: Random; values: ValueWriter; pool: IdPool },
): unknown[] {
  const { random, values, pool } = tools
  const isUniform = random.chance(0.5)
  const uniform = random.pick(entities)
  const idOf = (name: string): unknown => {
    if (random.chance(0.85)) return existingId(pool, name, random)
    return random.pick<() => unknown>([
      () => values.text(),
      () => null,
      () => random.int(-1, 2 ** 31),
      () => ({ id: 'x' }),
      () => [existingId(pool, name, random)],
    ])()
  }
  return Array.from({ length: count }, () => {
    if (random.chance(0.01)) return random.pick<unknown>([null, 1, 'Voice', [], {}])
    const { name, key } = isUniform ? uniform : random.pick(entities)
    const fields = key.filter(() => !random.chance(0.03))
    const keys = fields.map((field) => [field, idOf(field === 'id' ? name : field)])
    const typename = random.chance(0.02) ? random.pick(strangeNames) : name
    const extra = random.chance(0.05) ? { name: values.text(), owner: { id: 'x' }, viewerPermission: 'MANAGE' } : {}
    return { __typename: typename, ...extra, ...Object.fromEntries(keys) }
  })
}
