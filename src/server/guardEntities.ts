import type { GraphQLFieldResolver, GraphQLResolveInfo, GraphQLSchema } from 'graphql'
import { InvalidInput } from '../errors.js'
import { limits } from './limits.js'
import { costBelow } from './maxCost.js'

export const maxRepresentations = 1_000

/**
 * The library's `_entities` throws on the first representation that it does not understand and so loses all the others.
 * Here a malformed one is an error on its own item; the rest stay whole. A list that is too long is refused at once.
 */
export function guardEntities(schema: GraphQLSchema, entityNames: ReadonlySet<string>): void {
  const field = schema.getQueryType()?.getFields()._entities
  if (field?.resolve === undefined) throw new Error('The subgraph has no _entities field')
  const resolveAll: GraphQLFieldResolver<unknown, unknown> = field.resolve

  field.resolve = (source, args: { representations: readonly unknown[] }, context, info) => {
    const { representations } = args
    if (representations.length > maxRepresentations) {
      throw new InvalidInput(`_entities takes at most ${maxRepresentations} representations at once.`)
    }
    const isKnown = (item: unknown): item is Representation =>
      isRepresentation(item) && entityNames.has(item.__typename)
    const isSound = representations.map(isKnown)
    const sound = representations.filter(isKnown)
    refuseCostly(sound, info)
    const resolved = resolveAll(source, { ...args, representations: sound }, context, info) as unknown[]
    let next = 0
    return isSound.map((ok) =>
      ok
        ? resolved[next++]
        : new InvalidInput('A representation needs a __typename that is an entity of this subgraph.'),
    )
  }
}

/** What `_entities` has cost so far under its several names, by an object that each execution has of its own. */
const spent = new WeakMap<object, number>()

/** Only here it is known how many there are; before, what is asked of them has counted once. */
function refuseCostly(representations: readonly Representation[], info: GraphQLResolveInfo): void {
  const { variableValues } = info
  let cost = spent.get(variableValues) ?? 0
  for (const [name, alike] of Map.groupBy(representations, ({ __typename }) => __typename)) {
    const type = info.schema.getType(name)
    if (type !== undefined) cost += alike.length * (1 + costBelow(type, info))
  }
  spent.set(variableValues, cost)
  if (cost <= limits.entitiesCost) return
  throw new InvalidInput(
    `The representations of _entities may have a cost of ${limits.entitiesCost} at most; these have one of ${cost}.`,
  )
}

interface Representation {
  __typename: string
}

function isRepresentation(item: unknown): item is Representation {
  return typeof item === 'object' && item !== null && '__typename' in item && typeof item.__typename === 'string'
}
