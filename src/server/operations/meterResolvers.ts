import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
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
import { fieldCount } from './fieldCount.js'

type Resolver = GraphQLFieldResolver<unknown, Context>
type Call = Parameters<Resolver>

/**
 * Counts the fields, errors and writes of an operation in the budget of its context, and stops it at a limit. Mutations are
 * answered by the deadline of the context. Only
 * lists, root fields and fields with a resolver are wrapped: fields that read a property are counted by the list or
 * root field above them. Items of long lists wait for a turn of the event loop.
 */
export function meterResolvers(schema: GraphQLSchema, turns: EventLoopTurns): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue
    for (const field of Object.values(type.getFields())) meterField(field, { type, schema, turns })
  }
  return schema
}

interface MeteredType {
  type: GraphQLObjectType
  schema: GraphQLSchema
  turns: EventLoopTurns
}

function meterField(field: GraphQLField<unknown, unknown>, { type, schema, turns }: MeteredType): void {
  const isList = isListType(getNullableType(field.type))
  if (!isList && !field.resolve) return
  const isRoot = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].includes(type)
  const resolve = (field.resolve ?? defaultFieldResolver) as Resolver
  const guarded = guard(type === schema.getMutationType() ? asWrite(resolve) : resolve)
  const metered = isList ? countItems(guarded, turns) : isRoot ? countRoot(guarded) : guarded
  field.resolve = metered as GraphQLFieldResolver<unknown, unknown>
}

function guard(resolve: Resolver): Resolver {
  return (...call: Call) => {
    const { budget } = call[2]
    if (budget.stopped !== undefined) throw budget.stopped
    let result: unknown
    try {
      result = resolve(...call)
    } catch (error) {
      throw budget.countError(error)
    }
    return isThenable(result) ? result.then(undefined, (error) => Promise.reject(budget.countError(error))) : result
  }
}

function asWrite(resolve: Resolver): Resolver {
  return (...call: Call) => {
    const { answer, budget } = call[2]
    return answer.limit(() => budget.write(() => resolve(...call)))
  }
}

function countRoot(resolve: Resolver): Resolver {
  return (...call: Call) => {
    const [, , context, info] = call
    context.budget.countFields(1 + fieldCount(getNamedType(info.returnType), info))
    return resolve(...call)
  }
}

function countItems(resolve: Resolver, turns: EventLoopTurns): Resolver {
  return (...call: Call) => {
    const [, args, context, info] = call
    const result = resolve(...call)
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

/** The number of fields executed for the items of a list, excluding those of nested lists. */
function fieldsOf(items: readonly unknown[], args: EntityArguments, info: GraphQLResolveInfo): number {
  const type = getNamedType(info.returnType)
  if (!isCompositeType(type)) return items.length
  if (isObjectType(type)) return items.length * (1 + fieldCount(type, info))
  // `_entities` is the only list of an abstract type; its arguments name the type of each item.
  let fields = 0
  for (const [name, { length }] of Map.groupBy(args.representations ?? [], (item) => item?.__typename)) {
    fields += length * (1 + fieldCount(info.schema.getType(name ?? '') ?? type, info))
  }
  return fields
}

/**
 * The items of a list, with rejections turned into error values: an unhandled rejection would end the process if the
 * list is dropped, or waits for its turn, before the executor handles its items.
 * @throws the error that stopped the operation, if these items exceed a limit.
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
