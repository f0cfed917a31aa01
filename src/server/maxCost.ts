import {
  type ArgumentNode,
  type ASTVisitor,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type SelectionSetNode,
  type ValidationRule,
} from 'graphql'
import { maxPageSize } from '../schema/shared/pageSize.js'

type Field = GraphQLField<unknown, unknown>

/** How long lists are taken to be of which nobody says how long they are. */
const assumedSize = 5
/** Those through which the graph leads back to where one came from, by what they hold. */
const assumedSizes: Readonly<Record<string, number>> = {
  // The times of a text of several minutes. The longest text has eight times as many, most have far fewer.
  AlignedCharacter: 5_000,
  ...{ VoiceSample: 10, Job: 10, VoicePreview: 10 },
  ...{
    DubbingSegment: 100,
    DubbingSpeaker: 10,
    DubbingVoice: 10,
    DubbedSegment: 10,
    DubbingRender: 10,
    SimilarVoice: 10,
  },
}
/** Far above any limit, and yet exact. */
const highestCost = 1_000_000_000

/**
 * Refuses operations that may answer with too many objects, whatever their depth: a graph in circles multiplies its lists
 * in few words. Each object counts once, a field with a `@cost` as its weight, and both as often as the lists above say.
 */
export function maxCost(limit: number): ValidationRule {
  return (context) => {
    const schema = context.getSchema()
    const costs = new Costs(schema, (name) => context.getFragment(name))
    return {
      OperationDefinition(operation) {
        const root = schema.getRootType(operation.operation)
        const cost = root ? costs.ofSelections(operation.selectionSet, root) : 0
        if (cost <= limit) return
        const shown = cost < highestCost ? `a cost of ${cost}` : `a cost of ${highestCost} or more`
        context.reportError(
          new GraphQLError(`An operation may have a cost of ${limit} at most; this one has ${shown}.`, {
            nodes: operation,
            extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
          }),
        )
      },
    } satisfies ASTVisitor
  }
}

/** What the selections of a field cost on an object of one type, while the field is being answered. */
export function costBelow(type: GraphQLNamedType, { schema, fragments, fieldNodes }: GraphQLResolveInfo): number {
  const costs = new Costs(schema, (name) => fragments[name])
  return fieldNodes.reduce(
    (cost, { selectionSet }) => cost + (selectionSet ? costs.ofSelections(selectionSet, type) : 0),
    0,
  )
}

class Costs {
  readonly #schema: GraphQLSchema
  readonly #fragmentOf: (name: string) => FragmentDefinitionNode | null | undefined
  /** For a document of any size each fragment is walked once: what it costs is the same wherever it is spread. */
  readonly #ofFragments = new Map<string, number>()

  constructor(schema: GraphQLSchema, fragmentOf: (name: string) => FragmentDefinitionNode | null | undefined) {
    this.#schema = schema
    this.#fragmentOf = fragmentOf
  }

  ofSelections({ selections }: SelectionSetNode, parent: GraphQLNamedType): number {
    let cost = 0
    for (const selection of selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        cost += this.#ofFragment(selection.name.value, parent)
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        const type = this.#typeNamed(selection.typeCondition?.name.value) ?? parent
        if (canBe(parent, type)) cost += this.ofSelections(selection.selectionSet, type)
      } else {
        const field = fieldOf(parent, selection.name.value)
        // What is not there, or tells of the schema itself, is for other rules.
        if (field === undefined) continue
        const type = getNamedType(field.type)
        const below =
          selection.selectionSet && isCompositeType(type) ? 1 + this.ofSelections(selection.selectionSet, type) : 0
        cost += Math.max(sizeOf(field, selection.arguments, parent) * below, weightOf(field))
      }
    }
    return Math.min(cost, highestCost)
  }

  #ofFragment(name: string, parent: GraphQLNamedType): number {
    const fragment = this.#fragmentOf(name)
    const type = this.#typeNamed(fragment?.typeCondition.name.value)
    if (!fragment || !type || !canBe(parent, type)) return 0
    const known = this.#ofFragments.get(name)
    if (known !== undefined) return known
    // Also ends the walk of a fragment that spreads itself, which another rule refuses.
    this.#ofFragments.set(name, 0)
    const cost = this.ofSelections(fragment.selectionSet, type)
    this.#ofFragments.set(name, cost)
    return cost
  }

  #typeNamed(name: string | undefined): GraphQLNamedType | undefined {
    return name === undefined ? undefined : this.#schema.getType(name)
  }
}

function canBe(parent: GraphQLNamedType, condition: GraphQLNamedType): boolean {
  return parent === condition || !isObjectType(parent) || !isObjectType(condition)
}

function fieldOf(type: GraphQLNamedType, name: string): Field | undefined {
  return isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined
}

/** How often what is below a field may be there. A connection counts as its page, and its list of edges then once. */
function sizeOf(field: Field, given: readonly ArgumentNode[] = [], parent: GraphQLNamedType): number {
  const first = field.args.find(({ name }) => name === 'first')
  if (first !== undefined)
    return pageSizeOf(given.find(({ name }) => name.value === 'first')?.value, first.defaultValue)
  // How many entities are asked for stands in a variable, and has a limit of its own.
  if (field.name === '_entities' || parent.name.endsWith('Connection')) return 1
  const type = getNamedType(field.type)
  if (!isListType(getNullableType(field.type)) || !isCompositeType(type)) return 1
  return assumedSizes[type.name] ?? assumedSize
}

/** A variable counts as the largest page even if it has a default, for nothing says that it is left at that. */
function pageSizeOf(value: ArgumentNode['value'] | undefined, fallback: unknown): number {
  const size = value === undefined ? fallback : value.kind === Kind.INT ? Number(value.value) : maxPageSize
  return typeof size === 'number' ? Math.min(Math.max(size, 1), maxPageSize) : maxPageSize
}

/** What the schema itself says with `@cost`. */
function weightOf(field: Field): number {
  const directive = field.astNode?.directives?.find(({ name }) => name.value === 'cost')
  const value = directive?.arguments?.find(({ name }) => name.value === 'weight')?.value
  return value?.kind === Kind.INT || value?.kind === Kind.STRING ? Number(value.value) : 0
}
