import {
  type FieldNode,
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getArgumentValues,
  Kind,
  type SelectionSetNode,
} from 'graphql'
import { InvalidInput } from '../../errors.js'
import { CostCounter } from './CostCounter.js'
import { limits } from './limits.js'

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
    refuseCostly(info)
    const resolved = resolveAll(source, { ...args, representations: sound }, context, info) as unknown[]
    let next = 0
    return isSound.map((ok) =>
      ok
        ? resolved[next++]
        : new InvalidInput('A representation needs a __typename that is an entity of this subgraph.'),
    )
  }
}

/** What all `_entities` fields of an operation may cost together, by an object that each execution has of its own. */
const costs = new WeakMap<object, number>()

/** Only here it is known how many representations there are; before, what is asked of them has counted once. */
function refuseCostly(info: GraphQLResolveInfo): void {
  const cost = costs.get(info.variableValues) ?? costOfAll(info)
  costs.set(info.variableValues, cost)
  if (cost <= limits.entitiesCost) return
  throw new InvalidInput(
    `The representations of _entities may have a cost of ${limits.entitiesCost} at most; these have one of ${Math.ceil(cost)}.`,
  )
}

/** Before the first of the fields is answered, so that nothing is done for an operation that asks too much in several. */
function costOfAll(info: GraphQLResolveInfo): number {
  const counter = new CostCounter(info.schema, (name) => info.fragments[name])
  const pending = [info.operation.selectionSet]
  const seen = new Set<SelectionSetNode>()
  let cost = 0
  for (let set = pending.pop(); set !== undefined; set = pending.pop()) {
    if (seen.has(set)) continue
    seen.add(set)
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) {
        if (selection.name.value === '_entities') cost += costOf(selection, counter, info)
        continue
      }
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : info.fragments[selection.name.value]
      if (fragment) pending.push(fragment.selectionSet)
    }
  }
  return cost
}

function costOf(node: FieldNode, counter: CostCounter, info: GraphQLResolveInfo): number {
  let cost = 0
  const known = representationsOf(node, info).filter(isRepresentation)
  for (const [name, alike] of Map.groupBy(known, ({ __typename }) => __typename)) {
    const type = info.schema.getType(name)
    if (type && node.selectionSet) cost += alike.length * counter.ofObject(type, node.selectionSet)
  }
  return cost
}

function representationsOf(node: FieldNode, { schema, variableValues }: GraphQLResolveInfo): readonly unknown[] {
  const field = schema.getQueryType()?.getFields()._entities
  if (field === undefined) return []
  try {
    return getArgumentValues(field, node, variableValues).representations as readonly unknown[]
  } catch {
    // This field is an error of its own, and nothing is done for it.
    return []
  }
}

interface Representation {
  __typename: string
}

function isRepresentation(item: unknown): item is Representation {
  return typeof item === 'object' && item !== null && '__typename' in item && typeof item.__typename === 'string'
}
