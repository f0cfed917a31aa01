import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'
import type { FindFragment } from './SelectionSum.js'

/** The selections at the root of an operation, including those of fragments, each fragment once. */
export function* rootSelections(set: SelectionSetNode, findFragment: FindFragment): Generator<SelectionNode> {
  const pending = [set]
  const seen = new Set<string>()
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    for (const selection of next.selections) {
      yield selection
      if (selection.kind === Kind.INLINE_FRAGMENT) pending.push(selection.selectionSet)
      if (selection.kind !== Kind.FRAGMENT_SPREAD || seen.has(selection.name.value)) continue
      seen.add(selection.name.value)
      const fragment = findFragment(selection.name.value)
      if (fragment) pending.push(fragment.selectionSet)
    }
  }
}

export function fragmentOf({ definitions }: DocumentNode, name: string): FragmentDefinitionNode | undefined {
  return definitions.find(
    (definition) => definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === name,
  ) as FragmentDefinitionNode | undefined
}
