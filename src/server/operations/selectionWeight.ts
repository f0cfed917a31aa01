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
  Kind,
  type SelectionSetNode,
} from 'graphql'

/** Above any limit, and exact. */
const highestWeight = 1_000_000_000

/** By the field node where there is one, so that a document that is used again is counted once. */
const known = new WeakMap<object, Map<string, number>>()

/**
 * How many fields are executed for one object of a type in the selection of a field, without those of the lists below:
 * a list counts its own items when it is resolved. Fields that `@skip` leaves out are counted.
 */
export function selectionWeight(type: GraphQLNamedType, info: GraphQLResolveInfo): number {
  const { fieldNodes } = info
  const key = fieldNodes.length === 1 ? (fieldNodes[0] as FieldNode) : fieldNodes
  const weights = known.get(key) ?? new Map<string, number>()
  known.set(key, weights)
  const weight = weights.get(type.name) ?? weigh(type, info)
  weights.set(type.name, weight)
  return weight
}

function weigh(type: GraphQLNamedType, { fieldNodes, fragments, schema }: GraphQLResolveInfo): number {
  const ofFragments = new Map<string, number>()

  function ofSet({ selections }: SelectionSetNode, parent: GraphQLNamedType): number {
    let weight = 0
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) weight += ofField(selection, parent)
      else if (selection.kind === Kind.INLINE_FRAGMENT) {
        weight += ofFragment(selection.selectionSet, selection.typeCondition?.name.value ?? parent.name, parent)
      } else weight += ofSpread(selection.name.value, parent)
    }
    return Math.min(weight, highestWeight)
  }

  function ofField({ name, selectionSet }: FieldNode, parent: GraphQLNamedType): number {
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name.value] : undefined
    const below = field && getNamedType(field.type)
    if (!selectionSet || !below || !isCompositeType(below) || isListType(getNullableType(field.type))) return 1
    return 1 + ofSet(selectionSet, below)
  }

  function ofSpread(name: string, parent: GraphQLNamedType): number {
    const fragment = fragments[name]
    if (!fragment) return 0
    const key = `${name} ${parent.name}`
    const counted = ofFragments.get(key)
    if (counted !== undefined) return counted
    const weight = ofFragment(fragment.selectionSet, fragment.typeCondition.name.value, parent)
    ofFragments.set(key, weight)
    return weight
  }

  function ofFragment(set: SelectionSetNode, condition: string, parent: GraphQLNamedType): number {
    const type = schema.getType(condition)
    if (type === undefined || (isObjectType(parent) && isObjectType(type) && parent !== type)) return 0
    return ofSet(set, isObjectType(parent) ? parent : type)
  }

  return fieldNodes.reduce((sum, { selectionSet }) => sum + (selectionSet ? ofSet(selectionSet, type) : 0), 0)
}
