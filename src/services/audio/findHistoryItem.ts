import type { HistoryApi, HistoryItem } from '../../datasources/elevenlabs/apis/HistoryApi.js'
import type { GeneratedAudioRow } from '../../datasources/postgres/audio/GeneratedAudioRow.js'
import type { AudioOrigin, OperationWorkerStore } from '../../datasources/postgres/operations/OperationWorkerStore.js'
import { UpstreamNotFound } from '../../errors.js'
import { hashText } from '../operations/hashText.js'

export interface HistoryDeps {
  history: HistoryApi
  operationWorkerStore: Pick<OperationWorkerStore, 'hasCompetingAudio'>
}

/** The clocks of this server and of upstream may differ. */
const CLOCK_SKEW_MS = 5 * 60_000
const PAGE_SIZE = 100
const MAX_PAGES = 10

/** The history item of this audio: by its id, by its request id, or the only item with the same text and model. */
export async function findHistoryItem(deps: HistoryDeps, audio: GeneratedAudioRow): Promise<HistoryItem | null> {
  const id = audio.historyItemId ?? (await searchItemId(deps, audio))
  if (id === null) return null
  try {
    return await deps.history.get(id)
  } catch (error) {
    if (error instanceof UpstreamNotFound) return null
    throw error
  }
}

async function searchItemId(deps: HistoryDeps, audio: GeneratedAudioRow): Promise<string | null> {
  const candidates: HistoryItem[] = []
  for await (const { items, isLast } of pagesSince(deps.history, audio)) {
    const own = items.find(({ requestId }) => requestId !== null && requestId === audio.upstreamRequestId)
    if (own !== undefined) return own.id
    candidates.push(...items.filter((item) => isCandidate(item, audio)))
    if (isLast) return onlyCandidate(deps, candidates, audio)
  }
  // The pages that were not read may contain another match.
  return null
}

async function* pagesSince(history: HistoryApi, { kind, voiceId, createdAt }: GeneratedAudioRow) {
  let startAfter: string | undefined
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const { items, hasMore, lastId } = await history.list({
      voiceId: voiceId ?? undefined,
      source: kind === 'SPEECH' ? 'TTS' : 'STS',
      after: new Date(createdAt.getTime() - CLOCK_SKEW_MS),
      pageSize: PAGE_SIZE,
      startAfter,
    })
    if (!hasMore || lastId === null) {
      yield { items, isLast: true }
      return
    }
    yield { items, isLast: false }
    startAfter = lastId
  }
}

/** Null if there are several candidates, or another operation may have generated the only one. */
async function onlyCandidate(
  { operationWorkerStore }: HistoryDeps,
  [item, ...others]: readonly HistoryItem[],
  audio: GeneratedAudioRow,
): Promise<string | null> {
  if (item === undefined || others.length > 0) return null
  const hasCompetingOperation = await operationWorkerStore.hasCompetingAudio(originOf(audio), item.requestId !== null)
  return hasCompetingOperation ? null : item.id
}

function originOf({ id: audioId, operationId, voiceId, modelId, text, createdAt }: GeneratedAudioRow): AudioOrigin {
  const expectation = { audioId, modelId, textSha256: text === null ? null : hashText(text) }
  return { kind: 'createSpeech', id: operationId, subjectId: voiceId, sentAt: null, createdAt, expectation }
}

/** Same text and model, and not known to be the result of another request. */
function isCandidate(item: HistoryItem, { upstreamRequestId, text, modelId }: GeneratedAudioRow): boolean {
  const isOfOtherRequest = item.requestId !== null && upstreamRequestId !== null
  return !isOfOtherRequest && text !== null && item.text === text && (item.modelId ?? modelId) === modelId
}
