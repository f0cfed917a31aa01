import type { GraphQLResolveInfo } from 'graphql'
import type { Context } from '../../context.js'
import type { DubbingRowPage } from '../../datasources/postgres/dubbing/DubbingStore.js'
import type { DubbingResource, DubbingResourceConnection } from '../../schema/dubbing/DubbingResource.js'
import { type Edge, pageOf, type TotalCount } from '../../schema/shared/connectionOf.js'
import { selectedFields, selectedNodeFields } from '../shared/selection.js'

/** Reads the upstream only if the row does not contain the selected fields. */
export function loadDubbing(id: string, context: Context, info: GraphQLResolveInfo): Promise<DubbingResource | null> {
  return loadDubbingFields(id, context, selectedFields(info, 'DubbingResource'))
}

/**
 * A page of dubbings in the order of Postgres. Upstream has no batch read, so each dubbing with selected fields that
 * its row does not contain costs one call. A dubbing that upstream does not know gets no edge.
 */
export async function dubbingPage(
  listed: Promise<DubbingRowPage & { totalCount?: TotalCount }>,
  context: Context,
  { info, after }: { info: GraphQLResolveInfo; after: string | null | undefined },
): Promise<DubbingResourceConnection> {
  const page = await listed
  const selected = selectedNodeFields(info, 'DubbingResource')
  const nodes = await Promise.all(page.rows.map(({ id }) => loadDubbingFields(id, context, selected)))
  const edges: Edge<DubbingResource>[] = []
  nodes.forEach((node, index) => {
    if (node !== null) edges.push({ node, cursor: page.cursors[index]! })
  })
  const { hasNextPage, totalCount } = page
  return pageOf(edges, { hasNextPage, after, endCursor: page.cursors.at(-1), totalCount })
}

async function loadDubbingFields(
  id: string,
  { loaders }: Context,
  selected: ReadonlySet<string>,
): Promise<DubbingResource | null> {
  const dubbing = await loaders.ownedDubbing.load(id)
  if (dubbing === null) return null
  for (const name of dubbing.staleFields ?? []) if (selected.has(name)) return loaders.dubbing.load(id)
  return dubbing
}

/** Reads the dubbing from the upstream if one of the fields may be stale. */
export function reloadIfStale(
  dubbing: DubbingResource,
  { loaders }: Context,
  ...fields: readonly string[]
): Promise<DubbingResource | null> {
  const isStale = fields.some((name) => dubbing.staleFields?.has(name))
  return isStale ? loaders.dubbing.load(dubbing.id) : Promise.resolve(dubbing)
}
