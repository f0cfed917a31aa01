import type { HistoryItem } from '../../datasources/elevenlabs/apis/HistoryApi.js'
import type { Operation } from '../../datasources/postgres/operations/Operation.js'
import { mediaTypeOf, type OutputFormat, outputFormats } from '../../schema/audio/outputFormats.js'
import { hashText } from '../operations/hashText.js'
import { type Finding, nothing, type Reconciler, type ReconcilerDeps, several } from './Reconciler.js'

/** Upstream tells whole seconds by a clock of its own. */
const CLOCK_SKEW_MS = 120_000
/** What came so long after the request left was made by another. */
const LONGEST_CALL_MS = 15 * 60_000
const PAGE_SIZE = 100
const MAX_PAGES = 10

/** Where nothing was to be kept the history has nothing either, so there is nothing to look for. */
export const reconcileCreateSpeech: Reconciler<'createSpeech'> = async (operation, deps) => {
  const { textSha256, isTimed = false } = operation.expectation
  if (textSha256 === null) return nothing
  const item = await findNewItem(operation, deps, 'TTS', ({ text }) => text !== null && hashText(text) === textSha256)
  if (item === null) return nothing
  return item === 'SEVERAL' ? several : found(operation, item, isTimed)
}

/**
 * What was said in it the history does not know, and the request that made it was never named to us. That voice, model
 * and time are the same makes it nobody's: whoever has the same key upstream may have had another recording changed.
 */
export const reconcileChangeVoice: Reconciler<'changeVoice'> = async (operation, deps) => {
  if (operation.expectation.isTransient) return nothing
  return (await findNewItem(operation, deps, 'STS', () => true)) === null ? nothing : several
}

/** These leave nothing upstream that could be found. */
export const reconcileWithoutTrace = async (): Promise<typeof nothing> => nothing

type MakesItem = 'createSpeech' | 'changeVoice'

/**
 * The one sound in the history that this voice made on this model since the request left, and that is none of ours. While
 * it may be that of another operation, nobody gets it: the voice of one user says what another had it say.
 */
async function findNewItem(
  operation: Operation<MakesItem>,
  deps: ReconcilerDeps,
  source: 'TTS' | 'STS',
  isWanted: (item: HistoryItem) => boolean,
): Promise<HistoryItem | 'SEVERAL' | null> {
  const { modelId } = operation.expectation
  const alike = new Map<string, HistoryItem>()
  for await (const item of itemsSince(operation, deps, source)) {
    const isOfModel = modelId === null || item.modelId === null || item.modelId === modelId
    if (isOfModel && item.state !== 'DELETED' && isWanted(item)) alike.set(item.id, item)
  }
  if (alike.size === 0) return null
  const items = [...alike.values()]
  // Before the bindings: a rival that ends in between has bound its sound by then.
  const hasRival = await deps.hasRivalAudio(items.every(({ requestId }) => requestId !== null))
  const [item, ...others] = await deps.unclaimedHistoryItems(items)
  if (item === undefined) return null
  return others.length > 0 || hasRival ? 'SEVERAL' : item
}

/** A list that goes on too long is an error, because what it did not show is not known to be absent. */
async function* itemsSince(
  { subjectId, sentAt, createdAt }: Operation<MakesItem>,
  { upstream }: ReconcilerDeps,
  source: 'TTS' | 'STS',
): AsyncGenerator<HistoryItem> {
  if (subjectId === null) return
  const sentMs = (sentAt ?? createdAt).getTime()
  const since = sentMs - CLOCK_SKEW_MS
  const until = sentMs + LONGEST_CALL_MS + CLOCK_SKEW_MS
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
  throw new Error(`More than ${MAX_PAGES * PAGE_SIZE} sounds are newer than the request.`)
}

function found(
  { subjectId, expectation }: Operation<'createSpeech'>,
  item: HistoryItem,
  isTimed: boolean,
): Finding<'createSpeech'> {
  const { audioId } = expectation
  const outputFormat = formatOf(item)
  return {
    found: 'IT',
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
