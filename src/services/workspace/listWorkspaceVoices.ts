import type { Context } from '../../context.js'
import { CursorCodec, invalidCursor } from '../../datasources/CursorCodec.js'
import { UpstreamRejected } from '../../errors.js'
import { withOwnership } from '../../loaders/voiceLoader.js'
import { pageOf } from '../../schema/shared/connectionOf.js'
import type { Voice } from '../../schema/voices/Voice.js'
import type { VoiceConnection } from '../../schema/voices/VoiceConnection.js'
import type { VoiceWorkspaceArgs } from '../../schema/workspace/VoiceWorkspaceArgs.js'

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
  const position: PagePosition = after == null ? { token: null, size: first, skip: 0 } : readPosition(after)
  const listed = upstream.voices.list({
    search: filter?.search?.trim() || undefined,
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
  const isPageEnd = position.skip + shown.length >= page.voices.length
  const records = await store.getMany(shown.map((voice) => voice.id))
  const edges = shown.map((voice, index) => {
    const isLastOfPage = isPageEnd && index === shown.length - 1
    const next: PagePosition =
      isLastOfPage && page.nextPageToken !== null
        ? { token: page.nextPageToken, size: first, skip: 0 }
        : { token: position.token, size: position.size, skip: position.skip + index + 1 }
    return {
      cursor: cursors.encode([next.token, next.size, next.skip]),
      node: withWorkspaceView(voice, records[index] ?? null),
    }
  })
  return pageOf(edges, { hasNextPage: !isPageEnd || page.hasMore, after })
}

function readPosition(cursor: string): PagePosition {
  const [token, size, skip] = cursors.decode(cursor)
  return { token, size, skip }
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

const cursors = new CursorCodec<readonly [token: string | null, size: number, skip: number]>(
  'workspaceVoices',
  ([token, size, skip, ...others]) =>
    others.length === 0 &&
    (token === null || typeof token === 'string') &&
    isCount(size, 1, 100) &&
    isCount(skip, 0, 10_000),
)

function isCount(value: unknown, min: number, max: number): value is number {
  return Number.isInteger(value) && (value as number) >= min && (value as number) <= max
}
