import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  isObjectType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'

export type FindFragment = (name: string) => FragmentDefinitionNode | null | undefined

/** Far above the limit of another validation rule, and far below the end of the stack. */
const maxDepth = 200
/** Far above all limits, and still exact. */
export const maxSum = 1_000_000_000

export abstract class SelectionSum {
  protected readonly schema: GraphQLSchema
  readonly #fragmentOf: FindFragment
  readonly #ofFragments = new Map<string, number>()
  #depth = 0

  constructor(schema: GraphQLSchema, fragmentOf: FindFragment) {
    this.schema = schema
    this.#fragmentOf = fragmentOf
  }

  /** @param factor Passed on to the fields of this set, also in fragments. */
  ofSelections({ selections }: SelectionSetNode, parent: GraphQLNamedType, factor = 1): number {
    if (this.#depth === maxDepth) return 0
    this.#depth += 1
    const sum = selections.reduce((total, selection) => total + this.#ofSelection(selection, parent, factor), 0)
    this.#depth -= 1
    return Math.min(sum, maxSum)
  }

  protected abstract ofField(field: FieldNode, parent: GraphQLNamedType, factor: number): number

  protected ofFragment(fragment: FragmentDefinitionNode, type: GraphQLNamedType, factor: number): number {
    const key = `${factor} ${type.name} ${fragment.name.value}`
    const known = this.#ofFragments.get(key)
    if (known !== undefined) return known
    // Ends the recursion of a fragment that spreads itself, which another rule refuses.
    this.#ofFragments.set(key, 0)
    const sum = this.ofSelections(fragment.selectionSet, type, factor)
    this.#ofFragments.set(key, sum)
    return sum
  }

  #ofSelection(selection: SelectionNode, parent: GraphQLNamedType, factor: number): number {
    if (selection.kind === Kind.FIELD) return this.ofField(selection, parent, factor)
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      const type = this.#narrowed(parent, selection.typeCondition?.name.value ?? parent.name)
      return type ? this.ofSelections(selection.selectionSet, type, factor) : 0
    }
    const fragment = this.#fragmentOf(selection.name.value)
    const type = fragment && this.#narrowed(parent, fragment.typeCondition.name.value)
    return fragment && type ? this.ofFragment(fragment, type, factor) : 0
  }

  /** The type of an object that is both; undefined if there is none. */
  #narrowed(parent: GraphQLNamedType, condition: string): GraphQLNamedType | undefined {
    if (!isObjectType(parent)) return this.schema.getType(condition)
    return parent.name !== condition && isObjectType(this.schema.getType(condition)) ? undefined : parent
  }
}
