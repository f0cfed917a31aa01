import {
  type ArgumentNode,
  type ConstDirectiveNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql'
import { maxPageSize } from '../../schema/shared/pageSize.js'
import { SelectionSum } from './SelectionSum.js'

type Field = GraphQLField<unknown, unknown>

const assumedSize = 5
/** By item type: the lists through which a query can return to where it came from. */
export const assumedSizes: Readonly<Record<string, number>> = {
  // A text of several minutes. The longest text has eight times as many, most have far fewer.
  SpeechAlignedCharacter: 5_000,
  ...{ VoiceSample: 10, VoicePreview: 10, VoiceSampleSpeaker: 2 },
  ...{
    DubbingSegment: 100,
    DubbingSpeaker: 10,
    DubbingVoice: 10,
    DubbingSegmentDub: 10,
    DubbingRender: 10,
    DubbingSimilarVoice: 10,
  },
}
/** A scalar takes about a quarter of the time of an object. */
const leafCost = 0.25

/**
 * Counts the cost of selections: 1 per object, 0.25 per scalar, plus the weight of `@cost`, multiplied by the lists
 * above. The factor is the number of edges of a connection.
 */
export class CostCounter extends SelectionSum {
  ofObject(type: GraphQLNamedType, selectionSet: SelectionSetNode, pageSize?: number): number {
    return 1 + weightOf(type) + this.ofSelections(selectionSet, type, pageSize)
  }

  protected override ofField(node: FieldNode, parent: GraphQLNamedType, pageSize: number): number {
    const field = fieldOf(parent, node.name.value)
    // Unknown fields and introspection are subject to other rules.
    if (field === undefined) return leafCost
    const type = getNamedType(field.type)
    const weight = this.#weightOf(field, parent)
    if (!node.selectionSet || !isCompositeType(type)) return weight + leafCost
    const object = this.ofObject(type, node.selectionSet, pageSizeOf(field, node.arguments))
    return weight + occurrencesOf(field, parent, pageSize) * object
  }

  /** Walks a fragment on a connection for two page sizes only, because its cost is linear in the page size. */
  protected override ofFragment(fragment: FragmentDefinitionNode, type: GraphQLNamedType, pageSize: number): number {
    if (!isConnection(type)) return super.ofFragment(fragment, type, 1)
    const fixed = super.ofFragment(fragment, type, 0)
    return fixed + pageSize * (super.ofFragment(fragment, type, 1) - fixed)
  }

  /** Fields of interfaces have no directives of their own. */
  #weightOf(field: Field, parent: GraphQLNamedType): number {
    if (!isInterfaceType(parent)) return weightOf(field)
    return Math.max(...this.schema.getPossibleTypes(parent).map((type) => weightOf(type.getFields()[field.name])))
  }
}

function isConnection({ name }: GraphQLNamedType): boolean {
  return name.endsWith('Connection')
}

function fieldOf(type: GraphQLNamedType, name: string): Field | undefined {
  return isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined
}

/** How often the selections of a field apply. The edges of a connection are as many as its page size. */
function occurrencesOf(field: Field, parent: GraphQLNamedType, pageSize: number): number {
  // The number of representations is known only at execution and has its own limit.
  if (field.name === '_entities' || !isListType(getNullableType(field.type))) return 1
  if (isConnection(parent)) return pageSize
  return assumedSizes[getNamedType(field.type).name] ?? assumedSize
}

/** A variable counts as the largest page, even if it has a default. */
function pageSizeOf(field: Field, given: readonly ArgumentNode[] = []): number {
  const first = field.args.find(({ name }) => name === 'first')
  if (first === undefined) return 1
  const value = given.find(({ name }) => name.value === 'first')?.value
  const size = value === undefined ? first.defaultValue : value.kind === Kind.INT ? Number(value.value) : maxPageSize
  return typeof size === 'number' ? Math.min(Math.max(size, 1), maxPageSize) : maxPageSize
}

const weights = new WeakMap<Field | GraphQLNamedType, number>()

function weightOf(definition: Field | GraphQLNamedType | undefined): number {
  if (definition === undefined) return 0
  const weight = weights.get(definition) ?? declaredWeightOf(definition.astNode?.directives)
  weights.set(definition, weight)
  return weight
}

function declaredWeightOf(directives: readonly ConstDirectiveNode[] = []): number {
  const directive = directives.find(({ name }) => name.value === 'cost')
  const value = directive?.arguments?.find(({ name }) => name.value === 'weight')?.value
  return value?.kind === Kind.INT || value?.kind === Kind.STRING ? Number(value.value) : 0
}
