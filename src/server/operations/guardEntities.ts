import {
  type FieldNode,
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getArgumentValues,
  Kind,
} from 'graphql'
import { InvalidInput } from '../../errors.js'
import { CostCounter } from './CostCounter.js'
import { limits } from './limits.js'
import { rootSelections } from './rootSelections.js'

export const maxRepresentations = 1_000

interface Representation {
  __typename: string
}

interface EntitiesArguments {
  representations: readonly unknown[]
}

type EntitiesResolver = GraphQLFieldResolver<unknown, unknown, EntitiesArguments>

/**
 * Limits `_entities`, and makes a malformed representation an error of its own item: the resolver of the library
 * throws, so that all items would be lost.
 */
export function guardEntities(schema: GraphQLSchema, entityNames: ReadonlySet<string>): void {
  const field = schema.getQueryType()?.getFields()._entities
  if (field?.resolve === undefined) throw new Error('The subgraph has no _entities field')
  const resolveAll: EntitiesResolver = field.resolve
  const isKnown = (item: unknown): item is Representation => isRepresentation(item) && entityNames.has(item.__typename)

  const resolve: EntitiesResolver = (...[source, { representations }, context, info]) => {
    if (representations.length > maxRepresentations) {
      throw new InvalidInput(
        `\`_entities\` takes at most ${maxRepresentations} representations (got ${representations.length}).`,
      )
    }
    assertCost(info)
    const known = representations.filter(isKnown)
    const resolved = resolveAll(source, { representations: known }, context, info) as unknown[]
    let next = 0
    return representations.map((item) => (isKnown(item) ? resolved[next++] : unknownRepresentation()))
  }
  field.resolve = resolve as GraphQLFieldResolver<unknown, unknown>
}

function unknownRepresentation(): InvalidInput {
  return new InvalidInput('A representation must have a `__typename` that is an entity of this subgraph.')
}

/** The cost of all `_entities` fields of an execution, by an object that each execution creates. */
const costs = new WeakMap<object, number>()

/** Validation counts the selections once, because the number of representations is known only at execution. */
function assertCost(info: GraphQLResolveInfo): void {
  const cost = costs.get(info.variableValues) ?? costOfAll(info)
  costs.set(info.variableValues, cost)
  if (cost <= limits.entitiesCost) return
  throw new InvalidInput(
    `The representations of \`_entities\` may have a cost of at most ${limits.entitiesCost} (got ${Math.ceil(cost)}).`,
  )
}

function costOfAll(info: GraphQLResolveInfo): number {
  const fragmentOf = (name: string) => info.fragments[name]
  const counter = new CostCounter(info.schema, fragmentOf)
  let cost = 0
  for (const selection of rootSelections(info.operation.selectionSet, fragmentOf)) {
    const isEntities = selection.kind === Kind.FIELD && selection.name.value === '_entities'
    if (isEntities) cost += costOf(selection, counter, info)
  }
  return cost
}

function costOf(node: FieldNode, counter: CostCounter, info: GraphQLResolveInfo): number {
  let cost = 0
  const known = representationsOf(node, info).filter(isRepresentation)
  for (const [name, { length }] of Map.groupBy(known, ({ __typename }) => __typename)) {
    const type = info.schema.getType(name)
    if (type && node.selectionSet) cost += length * counter.ofObject(type, node.selectionSet)
  }
  return cost
}

function representationsOf(node: FieldNode, { schema, variableValues }: GraphQLResolveInfo): readonly unknown[] {
  const field = schema.getQueryType()?.getFields()._entities
  if (field === undefined) return []
  try {
    return getArgumentValues(field, node, variableValues).representations as readonly unknown[]
  } catch {
    // The field itself fails with this error.
    return []
  }
}

function isRepresentation(item: unknown): item is Representation {
  return typeof item === 'object' && item !== null && '__typename' in item && typeof item.__typename === 'string'
}
