import { type FieldNode, type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql'

/** What a voice answers from its row alone. Every other field of Voice needs what upstream says. */
const ownedVoiceFields = new Set(['__typename', 'id', 'owner', 'visibility', 'isStock', 'viewerPermission', 'addedAt'])

/** Parsed documents are kept by the server from request to request, and so is what was found out about them. */
const known = new WeakMap<FieldNode, Map<string, boolean>>()

/**
 * Whether the fields selected on the voices at `path` below this field need an upstream call. Conditions such as
 * `@skip` count as selected: a call too many is harmless, a missing one is not.
 */
export function needsUpstream(info: GraphQLResolveInfo, path: readonly string[] = []): boolean {
  const key = path.join('.')
  return info.fieldNodes.some((node) => {
    const answers = known.get(node) ?? new Map<string, boolean>()
    known.set(node, answers)
    const answer = answers.get(key) ?? (node.selectionSet !== undefined && selectsMore(node.selectionSet, path, info))
    answers.set(key, answer)
    return answer
  })
}

function selectsMore(selectionSet: SelectionSetNode, path: readonly string[], info: GraphQLResolveInfo): boolean {
  return selectionSet.selections.some((selection) => {
    if (selection.kind === Kind.FIELD) {
      const [step, ...rest] = path
      if (step === undefined) return !ownedVoiceFields.has(selection.name.value)
      return (
        selection.name.value === step &&
        selection.selectionSet !== undefined &&
        selectsMore(selection.selectionSet, rest, info)
      )
    }
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : info.fragments[selection.name.value]
    if (fragment === undefined) return true
    const type = fragment.typeCondition?.name.value
    if (path.length === 0 && type !== undefined && type !== 'Voice' && type !== '_Entity') return false
    return selectsMore(fragment.selectionSet, path, info)
  })
}
