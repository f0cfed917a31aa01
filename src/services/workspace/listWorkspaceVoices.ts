import type { Context } from '../../context.js'
import { InvalidInput, UpstreamRejected } from '../../errors.js'
import { withOwnership } from '../../loaders/voiceLoader.js'
import { pageOf } from '../../schema/shared/connectionOf.js'
import type { Voice } from '../../schema/voices/Voice.js'
import type { VoiceConnection } from '../../schema/voices/VoiceConnection.js'
import type { VoiceWorkspaceArgs } from '../../schema/workspace/WorkspaceVoicesArgs.js'

/** Upstream's first page can have more items than requested, so a page of ours can end in the middle of an upstream page. */
interface PagePosition {
  token: string | null
  size: number
  /** Items of the upstream page that were returned before. */
  skip: number
}

/** One upstream call and one ownership query. */
export async function listWorkspaceVoices(
  { upstream, voices: store }: Context,
  { first, after, filter, orderBy }: VoiceWorkspaceArgs,
): Promise<VoiceConnection> {
  const position: PagePosition = after == null ? { token: null, size: first, skip: 0 } : readCursor(after)
  const listed = upstream.voices.list({
    search: filter?.search ?? undefined,
    voiceType: filter?.voiceType ?? undefined,
    category: filter?.category ?? undefined,
    fineTuningState: filter?.trainingStatus ?? undefined,
    collectionId: filter?.collectionId ?? undefined,
    gender: filter?.gender ?? undefined,
    age: filter?.age ?? undefined,
    accent: filter?.accent ?? undefined,
    languages: filter?.languages ?? undefined,
    useCases: filter?.useCases ?? undefined,
    sort: orderBy?.field,
    direction: orderBy?.direction,
    pageSize: position.size,
    pageToken: position.token ?? undefined,
  })
  const page = await listed.catch((error: unknown) => {
    const isForged =
      position.token !== null && error instanceof UpstreamRejected && error.upstreamCode === 'invalid_cursor'
    throw isForged ? invalidCursor() : error
  })

  const shown = page.voices.slice(position.skip, position.skip + first)
  const isWholePage = position.skip + shown.length >= page.voices.length
  const records = await store.getMany(shown.map((voice) => voice.id))
  const edges = shown.map((voice, index) => {
    const isLastOfPage = isWholePage && index === shown.length - 1
    const next: PagePosition =
      isLastOfPage && page.nextPageToken !== null
        ? { token: page.nextPageToken, size: first, skip: 0 }
        : { token: position.token, size: position.size, skip: position.skip + index + 1 }
    return { cursor: writeCursor(next), node: withWorkspaceView(voice, records[index] ?? null) }
  })
  return pageOf(edges, !isWholePage || page.hasMore, after)
}

/** A voice without a row has no owner. Administrators manage it. */
function withWorkspaceView(voice: Voice, record: Parameters<typeof withOwnership>[1] | null): Voice {
  if (record !== null) return withOwnership(voice, record)
  return Object.assign(voice, {
    owner: null,
    visibility: 'PRIVATE',
    isStock: false,
    viewerPermission: 'MANAGE',
    addedAt: null,
  } as const)
}

function writeCursor({ token, size, skip }: PagePosition): string {
  return Buffer.from(JSON.stringify([token, size, skip])).toString('base64url')
}

function readCursor(cursor: string): PagePosition {
  try {
    const [token, size, skip]: unknown[] = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if ((token === null || typeof token === 'string') && isCount(size, 1, 100) && isCount(skip, 0, 10_000)) {
      return { token, size, skip }
    }
  } catch {
    // Not JSON: refused below.
  }
  throw invalidCursor()
}

function invalidCursor(): InvalidInput {
  const message = '`after` must be a cursor of this list.'
  return new InvalidInput(message, [{ path: ['after'], message }])
}

function isCount(value: unknown, min: number, max: number): value is number {
  return Number.isInteger(value) && (value as number) >= min && (value as number) <= max
}
