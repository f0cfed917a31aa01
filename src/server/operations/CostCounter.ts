import {
  type ArgumentNode,
  type ConstDirectiveNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
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

type Field = GraphQLField<unknown, unknown>

/** How long lists are taken to be of which nobody says how long they are. */
const assumedSize = 5
/** Those through which the graph leads back to where one came from, by what they hold. */
const assumedSizes: Readonly<Record<string, number>> = {
  // The times of a text of several minutes. The longest text has eight times as many, most have far fewer.
  AlignedCharacter: 5_000,
  ...{ VoiceSample: 10, Job: 10, VoicePreview: 10, Speaker: 2 },
  ...{
    DubbingSegment: 100,
    DubbingSpeaker: 10,
    DubbingVoice: 10,
    DubbedSegment: 10,
    DubbingRender: 10,
    SimilarVoice: 10,
  },
}
/** What a field costs that answers with a scalar: resolving it takes about a quarter of the time of an object. */
const leafCost = 0.25
/** Far deeper than an operation may be, which another rule sees to, and far from the end of the stack. */
const deepest = 200
/** Far above any limit, and yet exact. */
export const highestCost = 1_000_000_000

/**
 * Counts what selections may cost: each object 1, each scalar a quarter, a field with a `@cost` its weight beside them, and
 * all of them as often as the lists above say and under each of their aliases.
 */
export class CostCounter {
  readonly #schema: GraphQLSchema
  readonly #fragmentOf: (name: string) => FragmentDefinitionNode | null | undefined
  /** Each fragment is walked once, one on a connection twice, whatever the size of the document. */
  readonly #ofFragments = new Map<string, number>()
  #depth = 0

  constructor(schema: GraphQLSchema, fragmentOf: (name: string) => FragmentDefinitionNode | null | undefined) {
    this.#schema = schema
    this.#fragmentOf = fragmentOf
  }

  /** `pageSize` is how many edges `parent` has, if it is a connection. */
  ofSelections({ selections }: SelectionSetNode, parent: GraphQLNamedType, pageSize = 1): number {
    if (this.#depth === deepest) return 0
    this.#depth += 1
    let cost = 0
    for (const selection of selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        cost += this.#ofFragment(selection.name.value, parent, pageSize)
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        const type = this.#typeNamed(selection.typeCondition?.name.value) ?? parent
        if (canBe(parent, type)) cost += this.ofSelections(selection.selectionSet, type, pageSize)
      } else {
        cost += this.#ofField(selection, parent, pageSize)
      }
    }
    this.#depth -= 1
    return Math.min(cost, highestCost)
  }

  #ofField({ name, arguments: given, selectionSet }: FieldNode, parent: GraphQLNamedType, pageSize: number): number {
    const field = fieldOf(parent, name.value)
    // What is not there, or tells of the schema itself, is for other rules.
    if (field === undefined) return leafCost
    const type = getNamedType(field.type)
    const weight = this.#weightOf(field, parent)
    if (!selectionSet || !isCompositeType(type)) return weight + leafCost
    const object = this.ofObject(type, selectionSet, pageSizeOf(field, given))
    return weight + occurrencesOf(field, parent, pageSize) * object
  }

  /** One object with what is selected of it. */
  ofObject(type: GraphQLNamedType, selectionSet: SelectionSetNode, pageSize?: number): number {
    return 1 + weightOf(type) + this.ofSelections(selectionSet, type, pageSize)
  }

  /** The fields of interfaces bear no directive of their own. */
  #weightOf(field: Field, parent: GraphQLNamedType): number {
    if (!isInterfaceType(parent)) return weightOf(field)
    return Math.max(...this.#schema.getPossibleTypes(parent).map((type) => weightOf(type.getFields()[field.name])))
  }

  #ofFragment(name: string, parent: GraphQLNamedType, pageSize: number): number {
    const fragment = this.#fragmentOf(name)
    const type = this.#typeNamed(fragment?.typeCondition.name.value)
    if (!fragment || !type || !canBe(parent, type)) return 0
    if (!isConnection(type)) return this.#ofPage(fragment, type, 1)
    // Only what is selected of a connection itself depends on its page, and grows with it evenly.
    const fixed = this.#ofPage(fragment, type, 0)
    return fixed + pageSize * (this.#ofPage(fragment, type, 1) - fixed)
  }

  #ofPage({ name, selectionSet }: FragmentDefinitionNode, type: GraphQLNamedType, pageSize: 0 | 1): number {
    const key = `${pageSize} ${name.value}`
    const known = this.#ofFragments.get(key)
    if (known !== undefined) return known
    // Also ends the walk of a fragment that spreads itself, which another rule refuses.
    this.#ofFragments.set(key, 0)
    const cost = this.ofSelections(selectionSet, type, pageSize)
    this.#ofFragments.set(key, cost)
    return cost
  }

  #typeNamed(name: string | undefined): GraphQLNamedType | undefined {
    return name === undefined ? undefined : this.#schema.getType(name)
  }
}

function canBe(parent: GraphQLNamedType, condition: GraphQLNamedType): boolean {
  return parent === condition || !isObjectType(parent) || !isObjectType(condition)
}

function isConnection({ name }: GraphQLNamedType): boolean {
  return name.endsWith('Connection')
}

function fieldOf(type: GraphQLNamedType, name: string): Field | undefined {
  return isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined
}

/** How often what is below a field may be there. The edges of a connection are as many as its page has. */
function occurrencesOf(field: Field, parent: GraphQLNamedType, pageSize: number): number {
  // How many entities are asked for stands in a variable, and has a limit of its own.
  if (field.name === '_entities' || !isListType(getNullableType(field.type))) return 1
  if (isConnection(parent)) return pageSize
  return assumedSizes[getNamedType(field.type).name] ?? assumedSize
}

/** A variable counts as the largest page even if it has a default, for nothing says that it is left at that. */
function pageSizeOf(field: Field, given: readonly ArgumentNode[] = []): number {
  const first = field.args.find(({ name }) => name === 'first')
  if (first === undefined) return 1
  const value = given.find(({ name }) => name.value === 'first')?.value
  const size = value === undefined ? first.defaultValue : value.kind === Kind.INT ? Number(value.value) : maxPageSize
  return typeof size === 'number' ? Math.min(Math.max(size, 1), maxPageSize) : maxPageSize
}

const weights = new WeakMap<Field | GraphQLNamedType, number>()

/** What the schema itself says with `@cost`. */
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
