import type { HistoryItem } from '../../datasources/elevenlabs/apis/HistoryApi.js'
import type { Operation } from '../../datasources/postgres/operations/Operation.js'
import { mediaTypeOf, type OutputFormat, outputFormats } from '../../schema/audio/outputFormats.js'
import { hashText } from '../operations/hashText.js'
import {
  CLOCK_SKEW_MS,
  createdSince,
  type Finding,
  findOnly,
  none,
  type Reconciler,
  type ReconcilerDeps,
  several,
} from './Reconciler.js'

/** Later history items belong to other requests. */
const LONGEST_CALL_MS = 15 * 60_000
const PAGE_SIZE = 100
const MAX_PAGES = 10

/** Speech that is not logged has no text hash and no history item. */
export const reconcileCreateSpeech: Reconciler<'createSpeech'> = async (operation, deps) => {
  const { textSha256, isTimed = false } = operation.expectation
  if (textSha256 === null) return none
  const isMatch = ({ text }: HistoryItem) => text !== null && hashText(text) === textSha256
  const item = await findNewItem(operation, deps, { source: 'TTS', isMatch })
  if (item === null) return none
  return item === 'SEVERAL' ? several : foundSpeech(operation, item, isTimed)
}

/**
 * The history has no hash of the recording, and the request id is unknown. An item with the same voice, model and time may
 * belong to another user of the API key, so it is never adopted automatically.
 */
export const reconcileChangeVoice: Reconciler<'changeVoice'> = async (operation, deps) => {
  if (operation.expectation.isTransient) return none
  const item = await findNewItem(operation, deps, { source: 'STS', isMatch: () => true })
  return item === null ? none : several
}

/** For operations that leave no trace upstream. */
export const reconcileWithoutTrace = async (): Promise<typeof none> => none

type HistoryKind = 'createSpeech' | 'changeVoice'

interface ItemFilter {
  source: 'TTS' | 'STS'
  isMatch: (item: HistoryItem) => boolean
}

/** The history item of this voice and model since the request was sent. */
async function findNewItem(
  operation: Operation<HistoryKind>,
  deps: ReconcilerDeps,
  { source, isMatch }: ItemFilter,
): Promise<HistoryItem | 'SEVERAL' | null> {
  const { modelId } = operation.expectation
  const candidates = new Map<string, HistoryItem>()
  for await (const item of itemsSince(operation, deps, source)) {
    const isOfModel = modelId === null || item.modelId === null || item.modelId === modelId
    if (isOfModel && item.state !== 'DELETED' && isMatch(item)) candidates.set(item.id, item)
  }
  const items = [...candidates.values()]
  return findOnly(items, {
    hasCompetingOperation: () => deps.hasCompetingAudio(items.every(({ requestId }) => requestId !== null)),
    unclaimed: (candidates) => deps.unclaimedHistoryItems(candidates),
  })
}

/** Throws if there are too many pages, because the missing items may contain a match. */
async function* itemsSince(
  operation: Operation<HistoryKind>,
  { upstream }: ReconcilerDeps,
  source: 'TTS' | 'STS',
): AsyncGenerator<HistoryItem> {
  const { subjectId, sentAt, createdAt } = operation
  if (subjectId === null) return
  const since = createdSince(operation)
  const until = (sentAt ?? createdAt).getTime() + LONGEST_CALL_MS + CLOCK_SKEW_MS
  let startAfter: string | undefined
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const { items, hasMore, lastId } = await upstream.history.list({
      voiceId: subjectId,
      source,
      after: new Date(since),
      pageSize: PAGE_SIZE,
      startAfter,
    })
    for (const item of items) {
      const time = item.createdAt.getTime()
      if (item.voiceId === subjectId && time >= since && time <= until) yield item
    }
    if (!hasMore || lastId === null) return
    startAfter = lastId
  }
  throw new Error(`More than ${MAX_PAGES * PAGE_SIZE} history items are newer than the request.`)
}

function foundSpeech(
  { subjectId, expectation }: Operation<'createSpeech'>,
  item: HistoryItem,
  isTimed: boolean,
): Finding<'createSpeech'> {
  const { audioId } = expectation
  const outputFormat = formatOf(item)
  return {
    found: 'ONE',
    outcome: {
      result: { audioId },
      audio: {
        kind: 'SPEECH',
        isTimed,
        id: audioId,
        voiceId: subjectId,
        modelId: item.modelId ?? expectation.modelId,
        text: item.text,
        outputFormat,
        mediaType: outputFormat === null ? (item.mediaType ?? 'audio/mpeg') : mediaTypeOf(outputFormat),
        upstreamRequestId: item.requestId,
        historyItemId: item.id,
      },
      cost: item.characterCost,
    },
  }
}

function formatOf({ outputFormat }: HistoryItem): OutputFormat | null {
  return outputFormats.find((format) => format === outputFormat?.toUpperCase()) ?? null
}
