import {
  type FieldNode,
  type FragmentSpreadNode,
  type GraphQLResolveInfo,
  type InlineFragmentNode,
  Kind,
  type SelectionSetNode,
} from 'graphql'

/** Fields of Voice that are read from Postgres. Every other field needs the upstream. */
const ownedVoiceFields = new Set([
  ...['__typename', 'id', 'owner', 'visibility', 'isStock', 'viewerPermission', 'addedAt'],
  ...['jobs', 'previews', 'remixes', 'generatedAudios'],
])

/** The server caches parsed documents between requests, so the names found in their nodes are cached too. */
const cache = new WeakMap<FieldNode, Map<string, ReadonlySet<string>>>()

/**
 * Whether the fields selected on the voices at `path` below this field need an upstream call. Fields with `@skip` or
 * `@include` count as selected: an unnecessary call does no harm, a missing one would.
 */
export function needsUpstream(info: GraphQLResolveInfo, path: readonly string[] = []): boolean {
  for (const name of selectedFields(info, 'Voice', path)) if (!ownedVoiceFields.has(name)) return true
  return false
}

/** `needsUpstream` for the voices of the connection that this field returns. */
export function nodesNeedUpstream(info: GraphQLResolveInfo): boolean {
  return nodePaths.some((path) => needsUpstream(info, path))
}

const nodePaths = [['edges', 'node'], ['nodes']] as const

/** Names of the fields that are selected on the nodes of the connection that this field returns. */
export function selectedNodeFields(info: GraphQLResolveInfo, type: 'Voice' | 'DubbingResource'): ReadonlySet<string> {
  return new Set(nodePaths.flatMap((path) => [...selectedFields(info, type, path)]))
}

/** Names of the fields that are selected on objects of a type at `path` below this field. */
export function selectedFields(
  info: GraphQLResolveInfo,
  type: 'Voice' | 'DubbingResource',
  path: readonly string[] = [],
): ReadonlySet<string> {
  const key = [type, ...path].join('.')
  const names = new Set<string>()
  for (const node of info.fieldNodes) {
    const cached = cache.get(node) ?? new Map<string, ReadonlySet<string>>()
    cache.set(node, cached)
    const found = cached.get(key) ?? fieldsBelow(node, path, { info, type })
    cached.set(key, found)
    for (const name of found) names.add(name)
  }
  return names
}

interface Search {
  readonly info: GraphQLResolveInfo
  readonly type: string
  readonly found: Set<string>
}

function fieldsBelow(
  { selectionSet }: FieldNode,
  path: readonly string[],
  search: Omit<Search, 'found'>,
): ReadonlySet<string> {
  const found = new Set<string>()
  if (selectionSet) collect(selectionSet, path, { ...search, found })
  return found
}

function collect({ selections }: SelectionSetNode, path: readonly string[], search: Search): void {
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) collectField(selection, path, search)
    else collectFragment(selection, path, search)
  }
}

function collectField({ name, selectionSet }: FieldNode, path: readonly string[], search: Search): void {
  const [step, ...rest] = path
  if (step === undefined) search.found.add(name.value)
  else if (name.value === step && selectionSet) collect(selectionSet, rest, search)
}

function collectFragment(
  selection: FragmentSpreadNode | InlineFragmentNode,
  path: readonly string[],
  search: Search,
): void {
  const { info, type } = search
  const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : info.fragments[selection.name.value]
  if (fragment === undefined) return
  const condition = fragment.typeCondition?.name.value
  const isOfOtherType = path.length === 0 && condition !== undefined && condition !== type && condition !== '_Entity'
  if (!isOfOtherType) collect(fragment.selectionSet, path, search)
}
