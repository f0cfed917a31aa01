import {
  type FieldNode,
  type GraphQLNamedType,
  type GraphQLResolveInfo,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
} from 'graphql'
import { SelectionSum } from './SelectionSum.js'

class FieldCounter extends SelectionSum {
  protected override ofField({ name, selectionSet }: FieldNode, parent: GraphQLNamedType): number {
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name.value] : undefined
    const type = field && getNamedType(field.type)
    if (!selectionSet || !type || !isCompositeType(type) || isListType(getNullableType(field.type))) return 1
    return 1 + this.ofSelections(selectionSet, type)
  }
}

/** By field node, so that the fields of a cached document are counted once. */
const counts = new WeakMap<object, Map<string, number>>()

/**
 * The number of fields that are executed for one object of a type in the selection of a field. Excludes items of lists,
 * which are counted when the list is resolved, and includes fields that `@skip` leaves out.
 */
export function fieldCount(type: GraphQLNamedType, { fieldNodes, fragments, schema }: GraphQLResolveInfo): number {
  const key = fieldNodes.length === 1 ? (fieldNodes[0] as FieldNode) : fieldNodes
  const ofTypes = counts.get(key) ?? new Map<string, number>()
  counts.set(key, ofTypes)
  let count = ofTypes.get(type.name)
  if (count === undefined) {
    const counter = new FieldCounter(schema, (name) => fragments[name])
    count = fieldNodes.reduce((sum, { selectionSet: set }) => sum + (set ? counter.ofSelections(set, type) : 0), 0)
    ofTypes.set(type.name, count)
  }
  return count
}
