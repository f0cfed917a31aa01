import type { VoicePage } from '../../datasources/postgres/voices/VoiceStore.js'
import type { Loaders } from '../../loaders/index.js'
import { type Edge, pageOf, type TotalCount } from '../../schema/shared/connectionOf.js'
import type { Voice } from '../../schema/voices/Voice.js'
import type { VoiceConnection } from '../../schema/voices/VoiceConnection.js'

/**
 * A page of voices: which ones and in what order says Postgres, what they are says upstream, in one call per 100. A
 * voice that upstream does not show loses its edge; a look-up that fails, fails the page.
 */
export async function voicePage(
  listed: Promise<VoicePage & { totalCount?: TotalCount }>,
  loader: Loaders['voice'],
  after?: string | null,
): Promise<VoiceConnection> {
  const page = await listed
  const nodes = await Promise.all(page.records.map(({ id }) => loader.load(id)))
  const edges: Edge<Voice>[] = []
  nodes.forEach((node, index) => {
    if (node !== null) edges.push({ node, cursor: page.cursors[index]! })
  })
  const { hasNextPage, totalCount } = page
  return pageOf(edges, { hasNextPage, after, endCursor: page.cursors.at(-1), totalCount })
}
