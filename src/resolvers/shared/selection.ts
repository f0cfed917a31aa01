import { type FieldNode, type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql'

/** What a voice answers from rows of ours alone. Every other field of Voice needs what upstream says. */
const ownedVoiceFields = new Set([
  ...['__typename', 'id', 'owner', 'visibility', 'isStock', 'viewerPermission', 'addedAt'],
  ...['jobs', 'previews', 'remixes', 'generatedAudios'],
])

/** Parsed documents are kept by the server from request to request, and so is what was found out about them. */
const known = new WeakMap<FieldNode, Map<string, ReadonlySet<string>>>()

/**
 * Whether the fields selected on the voices at `path` below this field need an upstream call. Conditions such as
 * `@skip` count as selected: a call too many is harmless, a missing one is not.
 */
export function needsUpstream(info: GraphQLResolveInfo, path: readonly string[] = []): boolean {
  for (const name of selectedFields(info, 'Voice', path)) if (!ownedVoiceFields.has(name)) return true
  return false
}

/** The same for the voices of the connection that this field returns. */
export function nodesNeedUpstream(info: GraphQLResolveInfo): boolean {
  return nodePaths.some((path) => needsUpstream(info, path))
}

const nodePaths = [['edges', 'node'], ['nodes']] as const

/** The names of all fields that are selected on the items of the connection that this field returns. */
export function selectedNodeFields(info: GraphQLResolveInfo, type: 'Voice' | 'DubbingResource'): ReadonlySet<string> {
  return new Set(nodePaths.flatMap((path) => [...selectedFields(info, type, path)]))
}

/** The names of all fields that are selected on objects of a type at `path` below this field. */
export function selectedFields(
  info: GraphQLResolveInfo,
  type: 'Voice' | 'DubbingResource',
  path: readonly string[] = [],
): ReadonlySet<string> {
  const key = [type, ...path].join('.')
  const names = new Set<string>()
  for (const node of info.fieldNodes) {
    const answers = known.get(node) ?? new Map<string, ReadonlySet<string>>()
    known.set(node, answers)
    let answer = answers.get(key)
    if (answer === undefined) {
      const found = new Set<string>()
      if (node.selectionSet) collect(node.selectionSet, type, path, info, found)
      answers.set(key, found)
      answer = found
    }
    for (const name of answer) names.add(name)
  }
  return names
}

function collect(
  { selections }: SelectionSetNode,
  type: string,
  path: readonly string[],
  info: GraphQLResolveInfo,
  found: Set<string>,
): void {
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) {
      const [step, ...rest] = path
      const { name, selectionSet } = selection
      if (step === undefined) found.add(name.value)
      else if (name.value === step && selectionSet) collect(selectionSet, type, rest, info, found)
    } else {
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : info.fragments[selection.name.value]
      const condition = fragment?.typeCondition?.name.value
      const isOfAnother = path.length === 0 && condition !== undefined && condition !== type && condition !== '_Entity'
      if (fragment && !isOfAnother) collect(fragment.selectionSet, type, path, info, found)
    }
  }
}
