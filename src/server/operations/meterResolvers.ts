import {
  defaultFieldResolver,
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  isObjectType,
} from 'graphql'
import type { Context } from '../../context.js'
import type { OperationBudget } from '../../OperationBudget.js'
import type { EventLoopTurns } from './EventLoopTurns.js'
import { selectionWeight } from './selectionWeight.js'

type Resolver = GraphQLFieldResolver<unknown, Context>

/**
 * Makes a schema count what an operation uses into the budget of its context, and stop when that is used up. Only lists,
 * root fields and fields with a resolver of their own are wrapped: fields that read a property cost nothing more, and are
 * counted by the list or the root above them. The items of long lists wait for their turn of the event loop.
 */
export function meterResolvers(schema: GraphQLSchema, turns: EventLoopTurns): GraphQLSchema {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue
    for (const field of Object.values(type.getFields())) {
      const isList = isListType(getNullableType(field.type))
      if (!isList && !field.resolve) continue
      const resolve = (field.resolve ?? defaultFieldResolver) as Resolver
      const guarded = guard(type === schema.getMutationType() ? asWrite(resolve) : resolve)
      const isRoot = roots.includes(type)
      const metered = isList ? countItems(guarded, turns) : isRoot ? countRoot(guarded) : guarded
      field.resolve = metered as GraphQLFieldResolver<unknown, unknown>
    }
  }
  return schema
}

/** Does not begin once the operation is stopped, and counts what fails. */
function guard(resolve: Resolver): Resolver {
  return (source, args, context, info) => {
    const { budget } = context
    if (budget.stopped !== undefined) throw budget.stopped
    let result: unknown
    try {
      result = resolve(source, args, context, info)
    } catch (error) {
      throw budget.countError(error)
    }
    return isThenable(result) ? result.then(undefined, (error) => Promise.reject(budget.countError(error))) : result
  }
}

function asWrite(resolve: Resolver): Resolver {
  return (source, args, context, info) => context.budget.write(() => resolve(source, args, context, info))
}

function countRoot(resolve: Resolver): Resolver {
  return (source, args, context, info) => {
    context.budget.countFields(1 + selectionWeight(getNamedType(info.returnType), info))
    return resolve(source, args, context, info)
  }
}

function countItems(resolve: Resolver, turns: EventLoopTurns): Resolver {
  return (source, args, context, info) => {
    const result = resolve(source, args, context, info)
    const count = (value: unknown) => {
      if (!Array.isArray(value)) return value
      const fields = fieldsOf(value, args, info)
      const items = counted(value, fields, context.budget)
      return turns.waitForFields(fields)?.then(() => items) ?? items
    }
    return isThenable(result) ? result.then(count) : count(result)
  }
}

interface EntityArguments {
  representations?: readonly { __typename?: string }[]
}

/** How many fields are executed for the items of a list, without those of the lists below. */
function fieldsOf(items: readonly unknown[], args: EntityArguments, info: GraphQLResolveInfo): number {
  const type = getNamedType(info.returnType)
  if (!isCompositeType(type)) return items.length
  if (isObjectType(type)) return items.length * (1 + selectionWeight(type, info))
  // Of `_entities`, the only list of several types: what is asked for tells the type of each item.
  let fields = 0
  for (const [name, { length }] of Map.groupBy(args.representations ?? [], (item) => item?.__typename)) {
    fields += length * (1 + selectionWeight(info.schema.getType(name ?? '') ?? type, info))
  }
  return fields
}

/**
 * The items of a list, of which none rejects: those that fail become errors as values. A rejection would end the process if
 * the list is dropped, or waits for its turn, before the executor sees its items.
 *
 * @throws the error that stopped the operation, if these items are too many.
 */
function counted(items: readonly unknown[], fields: number, budget: OperationBudget): readonly unknown[] {
  const settled = items.some(mayFail) ? items.map((item) => countedItem(item, budget)) : items
  budget.countFields(fields)
  if (budget.stopped !== undefined) throw budget.stopped
  return settled
}

function mayFail(item: unknown): boolean {
  return item instanceof Error || isThenable(item)
}

function countedItem(item: unknown, budget: OperationBudget): unknown {
  if (item instanceof Error) return budget.countError(item)
  return isThenable(item) ? item.then(undefined, (error) => toError(budget.countError(error))) : item
}

function toError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error('A list item failed.', { cause: reason })
}

function isThenable(value: unknown): value is Promise<unknown> {
  return typeof (value as { then?: unknown } | null | undefined)?.then === 'function'
}
