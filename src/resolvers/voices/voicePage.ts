import type { VoicePage } from '../../datasources/postgres/voices/VoiceStore.js'
import type { Loaders } from '../../loaders/index.js'
import { type Edge, pageOf, type TotalCount } from '../../schema/shared/connectionOf.js'
import type { Voice } from '../../schema/voices/Voice.js'
import type { VoiceConnection } from '../../schema/voices/VoiceConnection.js'

export interface VoicePageOptions {
  after?: string | null
  /** Called before an empty first page is returned, with the number of its rows. May throw. */
  onEmpty?(rowCount: number): Promise<void>
}

/**
 * A page of voices in the order of Postgres, read from the upstream with one call per 100 voices. A voice that
 * upstream does not return gets no edge; a failed call fails the page.
 */
export async function voicePage(
  listed: Promise<VoicePage & { totalCount?: TotalCount }>,
  loader: Loaders['voice'],
  { after, onEmpty }: VoicePageOptions,
): Promise<VoiceConnection> {
  const page = await listed
  const nodes = await Promise.all(page.records.map(({ id }) => loader.load(id)))
  const edges: Edge<Voice>[] = []
  nodes.forEach((node, index) => {
    if (node !== null) edges.push({ node, cursor: page.cursors[index]! })
  })
  if (edges.length === 0 && after == null) await onEmpty?.(page.records.length)
  const { hasNextPage, totalCount } = page
  return pageOf(edges, { hasNextPage, after, endCursor: page.cursors.at(-1), totalCount })
}
