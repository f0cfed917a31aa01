import type { Context } from '../context.js'
import type { VoicesArgs } from '../schema/inputs/VoicesArgs.js'
import { type Edge, pageOf } from '../schema/shared/connectionOf.js'
import type { Voice } from '../schema/Voice.js'
import type { VoiceConnection } from '../schema/VoiceConnection.js'

/**
 * A page of voices: which ones and in what order says Postgres, what they are says upstream, in one call per 100. A
 * voice that upstream does not show loses its edge; a look-up that fails, fails the page.
 */
export async function voicePage(
  { voices, loaders }: Context,
  { first, after, filter, orderBy }: VoicesArgs,
  upstreamIsNeeded: boolean,
  ownerId?: string,
): Promise<VoiceConnection> {
  const page = await voices.list({ filter: { ...filter, ownerId }, order: orderBy, first, after })
  loaders.primeOwnership(page.records)
  const loader = upstreamIsNeeded ? loaders.voice : loaders.ownedVoice
  const nodes = await Promise.all(page.records.map(({ id }) => loader.load(id)))
  const edges: Edge<Voice>[] = []
  nodes.forEach((node, index) => {
    if (node !== null) edges.push({ node, cursor: page.cursors[index]! })
  })
  return pageOf(edges, page.hasNextPage, after)
}
