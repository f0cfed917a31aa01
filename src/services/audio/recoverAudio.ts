import { createHash } from 'node:crypto'
import { addAbortSignal, type Readable } from 'node:stream'
import { holdLease } from '../../async/holdLease.js'
import type { HistoryApi, HistoryItem } from '../../datasources/elevenlabs/apis/HistoryApi.js'
import type { Upstream } from '../../datasources/elevenlabs/openUpstream.js'
import type { MediaStore, MediaWriter } from '../../datasources/media/MediaStore.js'
import { audioKey, timingKey } from '../../datasources/media/mediaKeys.js'
import type { AudioWorkerStore, WholeAudio } from '../../datasources/postgres/audio/AudioWorkerStore.js'
import type { GeneratedAudioRow } from '../../datasources/postgres/audio/GeneratedAudioRow.js'
import type { AudioOrigin, OperationWorkerStore } from '../../datasources/postgres/operations/OperationWorkerStore.js'
import { UpstreamNotFound, UpstreamUnavailable } from '../../errors.js'
import type { Logger } from '../../logger.js'
import type { AudioRecordings } from '../../media/recordings/AudioRecordings.js'
import { durationOf } from '../../media/uploads/durationOf.js'
import { sniffLength, sniffMediaType } from '../../media/uploads/sniffMediaType.js'
import { wireFormat } from '../../schema/audio/OutputFormat.js'
import { hashText } from '../operations/hashText.js'

export interface RecoveryDeps {
  audioWorkerStore: Pick<
    AudioWorkerStore,
    'claimAbandoned' | 'renewLease' | 'release' | 'bind' | 'ready' | 'fail' | 'existing'
  >
  operationWorkerStore: Pick<OperationWorkerStore, 'hasRivalAudio'>
  mediaStore: Pick<MediaStore, 'create' | 'open' | 'delete'>
  upstream: Pick<Upstream, 'as'>
  /** What this very process is still making: it may have been late with its lease. */
  recordings: Pick<AudioRecordings, 'live'>
  logger: Logger
}

export interface RecoverySettings {
  /** Sounds that are fetched at the same time. */
  atOnce: number
  /** The longest that one of them may take. */
  deadlineMs: number
  renewLeaseEveryMs: number
  /** The history may show late what was made: not to be found in it means nothing before a sound is so old. */
  historyLagMs: number
  /** What could not be fetched until a sound is so old never will be. */
  giveUpAfterMs: number
}

export interface RecoveryRun {
  /** Gives up what is being fetched, for another worker to take. */
  signal: AbortSignal
  /** Takes no more. */
  stopping: AbortSignal
}

/** LATER: nothing is concluded, and the lease runs out by itself. */
export type Recovery = 'RECOVERED' | 'LOST' | 'LATER'

export const defaultRecoverySettings: RecoverySettings = {
  atOnce: 3,
  deadlineMs: 5 * 60_000,
  renewLeaseEveryMs: 10_000,
  historyLagMs: 10 * 60_000,
  giveUpAfterMs: 3 * 24 * 60 * 60_000,
}

/** Clocks differ a little, and upstream dates its items when it pleases. */
const HISTORY_SKEW_MS = 5 * 60_000
const HISTORY_PAGE = 100
const MAX_HISTORY_PAGES = 10
/** A timed sound is handed out in pieces, and those that upstream made are not known any more. */
const PIECE_BYTES = 32 * 1024

const lost = {
  code: 'LOST',
  message: 'The process that received this sound ended before it was whole, and it cannot be fetched again.',
}

/**
 * Sees to the sounds that dead processes have left unfinished, each taken by one worker. It never has anything made: what
 * is here whole is taken as it is, what the history of the voice service holds is fetched, and the rest is lost.
 */
export async function recoverAbandoned(
  sources: RecoveryDeps,
  { signal, stopping }: RecoveryRun,
  settings: RecoverySettings = defaultRecoverySettings,
): Promise<Record<Recovery, number>> {
  const results: Record<Recovery, number> = { RECOVERED: 0, LOST: 0, LATER: 0 }
  const seen = new Set<string>()
  const work = async () => {
    while (!stopping.aborted && !signal.aborted) {
      const [audio] = await sources.audioWorkerStore.claimAbandoned(1)
      if (audio === undefined || seen.has(audio.id)) return
      seen.add(audio.id)
      const result = await recoverAudio(sources, audio, signal, settings).catch((error: unknown) => {
        sources.logger.error({ err: error, audioId: audio.id }, 'the recovery of a sound failed')
        return 'LATER' as const
      })
      results[result] += 1
    }
  }
  const ends = await Promise.allSettled(Array.from({ length: settings.atOnce }, work))
  const failed = ends.find((end) => end.status === 'rejected')
  if (failed) throw failed.reason
  return results
}

/** Ends one sound that this worker has claimed. */
export async function recoverAudio(
  sources: RecoveryDeps,
  audio: GeneratedAudioRow,
  outerSignal: AbortSignal,
  settings: RecoverySettings = defaultRecoverySettings,
): Promise<Recovery> {
  const { audioWorkerStore, mediaStore } = sources
  if (sources.recordings.live(audio.id) !== null) return 'LATER'
  const logger = sources.logger.child({ audioId: audio.id, kind: audio.kind })
  const lease = holdLease({
    renew: () => audioWorkerStore.renewLease(audio.id),
    everyMs: settings.renewLeaseEveryMs,
    onError: (error) => logger.warn({ err: error }, 'a lease could not be renewed'),
  })
  const signal = AbortSignal.any([outerSignal, lease.lost, AbortSignal.timeout(settings.deadlineMs)])
  try {
    const finding = await find({ ...sources, logger }, audio, signal, settings)
    if (finding === 'LATER') return 'LATER'
    if (finding !== 'LOST') {
      if (await audioWorkerStore.ready(audio.id, finding)) return 'RECOVERED'
      if ((await audioWorkerStore.existing([audio.id])).size > 0) return 'LATER'
      // Deleted while it was fetched: what has come since must not stay.
      await removeBytes(mediaStore, audio)
      return 'LOST'
    }
  } catch (error) {
    logger.warn({ err: error }, 'a sound could not be recovered')
    if (outerSignal.aborted) await audioWorkerStore.release(audio.id)
    // An outage proves nothing.
    if (outerSignal.aborted || lease.lost.aborted || ageOf(audio) < settings.giveUpAfterMs) return 'LATER'
  } finally {
    void lease.stop()
  }
  if (!(await audioWorkerStore.fail(audio.id, lost))) return 'LATER'
  await removeBytes(mediaStore, audio)
  logger.warn('a sound was lost')
  return 'LOST'
}

async function removeBytes(mediaStore: Pick<MediaStore, 'delete'>, { id }: GeneratedAudioRow): Promise<void> {
  for (const key of [audioKey(id), timingKey(id)]) await mediaStore.delete(key)
}

const ageOf = ({ createdAt }: GeneratedAudioRow) => Date.now() - createdAt.getTime()

async function find(
  { audioWorkerStore, operationWorkerStore, mediaStore, upstream, logger }: RecoveryDeps,
  audio: GeneratedAudioRow,
  signal: AbortSignal,
  { historyLagMs, giveUpAfterMs }: RecoverySettings,
): Promise<WholeAudio | 'LATER' | 'LOST'> {
  const kept = await measure(mediaStore, audio)
  if (kept) return kept
  if (audio.isTransient || (audio.kind !== 'SPEECH' && audio.kind !== 'VOICE_CHANGE')) return 'LOST'

  const { history } = upstream.as({ tenantId: audio.tenantId, priority: 'poll', signal, logger })
  const item = await findItem(history, operationWorkerStore, audio)
  if (item === null) return ageOf(audio) < historyLagMs ? 'LATER' : 'LOST'
  if (item.state === 'PROCESSING') return ageOf(audio) < giveUpAfterMs ? 'LATER' : 'LOST'
  if (item.state === 'DELETED' || !isSameFormat(item, audio)) return 'LOST'
  if (audio.historyItemId === null && !(await audioWorkerStore.bind(audio.id, item))) return 'LOST'

  const { body } = await history.openAudio(item.id)
  const fetched = await keep(mediaStore, audio, item, addAbortSignal(signal, body))
  if (fetched !== null) logger.info({ sizeBytes: fetched.sizeBytes }, 'a sound was fetched from the history')
  return fetched ?? 'LOST'
}

/** What the history has of a sound: by its id, by that of the request, or as the only thing that can be meant. */
async function findItem(
  history: HistoryApi,
  operationWorkerStore: RecoveryDeps['operationWorkerStore'],
  audio: GeneratedAudioRow,
): Promise<HistoryItem | null> {
  const id = audio.historyItemId ?? (await findItemId(history, operationWorkerStore, audio))
  if (id === null) return null
  try {
    return await history.get(id)
  } catch (error) {
    if (error instanceof UpstreamNotFound) return null
    throw error
  }
}

async function findItemId(
  history: HistoryApi,
  operationWorkerStore: RecoveryDeps['operationWorkerStore'],
  audio: GeneratedAudioRow,
): Promise<string | null> {
  const alike: HistoryItem[] = []
  let startAfter: string | undefined
  for (let page = 0; page < MAX_HISTORY_PAGES; page += 1) {
    const { items, hasMore, lastId } = await history.list({
      voiceId: audio.voiceId ?? undefined,
      source: audio.kind === 'SPEECH' ? 'TTS' : 'STS',
      after: new Date(audio.createdAt.getTime() - HISTORY_SKEW_MS),
      pageSize: HISTORY_PAGE,
      startAfter,
    })
    for (const item of items) {
      if (item.requestId !== null && item.requestId === audio.upstreamRequestId) return item.id
      if (isAlike(item, audio)) alike.push(item)
    }
    if (!hasMore || lastId === null) {
      const [item, ...others] = alike
      if (item === undefined || others.length > 0) return null
      const origin = originOf(audio)
      return (await operationWorkerStore.hasRivalAudio(origin, item.requestId !== null)) ? null : item.id
    }
    startAfter = lastId
  }
  // There may be others like it on the pages that were not read.
  return null
}

/** As the operation says that it comes from, for which it is looked for among others. */
function originOf({ id: audioId, operationId, voiceId, modelId, text, createdAt }: GeneratedAudioRow): AudioOrigin {
  const expectation = { audioId, modelId, textSha256: text === null ? null : hashText(text) }
  return { kind: 'createSpeech', id: operationId, subjectId: voiceId, sentAt: null, createdAt, expectation }
}

/** The same words on the same model, of which nothing says that another request made them. */
function isAlike(item: HistoryItem, { upstreamRequestId, text, modelId }: GeneratedAudioRow): boolean {
  const isAnothers = item.requestId !== null && upstreamRequestId !== null
  return !isAnothers && text !== null && item.text === text && (item.modelId ?? modelId) === modelId
}

/** The bytes of another format would be served under the name of this one. */
function isSameFormat({ outputFormat }: HistoryItem, audio: GeneratedAudioRow): boolean {
  if (outputFormat === null || audio.outputFormat === null) return true
  return outputFormat === wireFormat(audio.outputFormat)
}

/** Only asked where the history does not name the format. Raw samples can begin with whatever looks like something else. */
function isSameMediaType(bytes: Buffer, item: HistoryItem, { mediaType }: GeneratedAudioRow): boolean {
  if (item.outputFormat !== null) return true
  const type = sniffMediaType(bytes.subarray(0, sniffLength))
  const isRaw = !['audio/mpeg', 'audio/wav', 'audio/ogg'].includes(mediaType)
  return type === undefined || type === mediaType || (isRaw && type !== item.mediaType)
}

/** The sound that was whole when its process ended, which had only no time left to say so. */
async function measure(mediaStore: Pick<MediaStore, 'open'>, audio: GeneratedAudioRow): Promise<WholeAudio | null> {
  const stored = await mediaStore.open(audioKey(audio.id))
  if (stored === null) return null
  try {
    const hash = createHash('sha256')
    for await (const bytes of stored.read()) hash.update(bytes)
    const durationSecs = await durationOf(stored, { ...audio, endSecs: null })
    return { sizeBytes: stored.sizeBytes, sha256: hash.digest('hex'), durationSecs }
  } finally {
    stored.close()
  }
}

/** Null when what comes is not of the sound's own media type. */
async function keep(
  mediaStore: Pick<MediaStore, 'create'>,
  audio: GeneratedAudioRow,
  item: HistoryItem,
  body: Readable,
): Promise<WholeAudio | null> {
  let writer: MediaWriter | undefined
  try {
    writer = await mediaStore.create(audioKey(audio.id))
    for await (const bytes of body) {
      if (writer.sizeBytes === 0 && !isSameMediaType(bytes, item, audio)) {
        await writer.abort()
        return null
      }
      await writer.write(bytes)
    }
    if (writer.sizeBytes === 0) throw new UpstreamUnavailable()
    if (audio.isTimed) await keepTiming(mediaStore, audio, item, writer.sizeBytes)
    const endSecs = item.alignment?.endSecs.at(-1) ?? null
    const durationSecs = await durationOf(writer, { ...audio, endSecs })
    return { ...(await writer.commit()), durationSecs }
  } catch (error) {
    await writer?.abort()
    throw error
  } finally {
    writer?.release()
    // Also when nothing could take it: until then it keeps its place among the downloads.
    body.destroy()
  }
}

/** The history knows the times of the whole only: they stand with the first piece. */
async function keepTiming(
  mediaStore: Pick<MediaStore, 'create'>,
  { id }: GeneratedAudioRow,
  { alignment, normalizedAlignment }: HistoryItem,
  sizeBytes: number,
): Promise<void> {
  const writer = await mediaStore.create(timingKey(id))
  try {
    for (let start = 0; start < sizeBytes; start += PIECE_BYTES) {
      const times = start === 0 ? { alignment, normalizedAlignment } : { alignment: null, normalizedAlignment: null }
      const piece = { start, length: Math.min(PIECE_BYTES, sizeBytes - start), ...times }
      await writer.write(Buffer.from(`${JSON.stringify(piece)}\n`))
    }
    await writer.commit()
  } catch (error) {
    await writer.abort()
    throw error
  } finally {
    writer.release()
  }
}
