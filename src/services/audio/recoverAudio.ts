import { createHash } from 'node:crypto'
import { addAbortSignal } from 'node:stream'
import { holdLease } from '../../async/holdLease.js'
import type { Upstream } from '../../datasources/elevenlabs/openUpstream.js'
import type { MediaStore } from '../../datasources/media/MediaStore.js'
import { audioKey, timingKey } from '../../datasources/media/mediaKeys.js'
import type { AudioWorkerStore, CompleteAudio } from '../../datasources/postgres/audio/AudioWorkerStore.js'
import type { GeneratedAudioRow } from '../../datasources/postgres/audio/GeneratedAudioRow.js'
import type { OperationWorkerStore } from '../../datasources/postgres/operations/OperationWorkerStore.js'
import type { Logger } from '../../logger.js'
import type { AudioRecordings } from '../../media/recordings/AudioRecordings.js'
import { durationOf } from '../../media/uploads/durationOf.js'
import { findHistoryItem } from './findHistoryItem.js'
import { isSameFormat, storeRecoveredAudio } from './storeRecoveredAudio.js'

export interface RecoveryDeps {
  audioWorkerStore: Pick<
    AudioWorkerStore,
    'claimAbandoned' | 'renewLease' | 'release' | 'bind' | 'ready' | 'fail' | 'existing'
  >
  operationWorkerStore: Pick<OperationWorkerStore, 'hasCompetingAudio'>
  mediaStore: Pick<MediaStore, 'create' | 'open' | 'openPart' | 'delete'>
  upstream: Pick<Upstream, 'as'>
  /** Audio that this process still generates is not recovered, even if its lease has expired. */
  recordings: Pick<AudioRecordings, 'live'>
  logger: Logger
}

export interface RecoverySettings {
  concurrency: number
  deadlineMs: number
  renewLeaseEveryMs: number
  /** The history may show an item late: newer audio without an item is not lost yet. */
  historyLagMs: number
  /** Older audio that could not be fetched is lost. */
  giveUpAfterMs: number
}

export interface RecoveryRun {
  /** Aborts the recoveries in progress and releases their leases. */
  signal: AbortSignal
  stopping: AbortSignal
}

/** RETRY_LATER: the lease expires, and another run recovers the audio. */
export type RecoveryResult = 'RECOVERED' | 'LOST' | 'RETRY_LATER'

export const defaultRecoverySettings: RecoverySettings = {
  concurrency: 3,
  deadlineMs: 5 * 60_000,
  renewLeaseEveryMs: 10_000,
  historyLagMs: 10 * 60_000,
  giveUpAfterMs: 3 * 24 * 60 * 60_000,
}

const lost = {
  code: 'LOST',
  message: 'The process that received this audio ended before it was complete, and it cannot be fetched again.',
}

/**
 * Ends the generation of audio after its process has died: complete bytes are kept, speech and changed voices are fetched from
 * the history of upstream, all other audio is lost. Nothing is generated again.
 */
export async function recoverAbandoned(
  deps: RecoveryDeps,
  { signal, stopping }: RecoveryRun,
  settings: RecoverySettings = defaultRecoverySettings,
): Promise<Record<RecoveryResult, number>> {
  const results: Record<RecoveryResult, number> = { RECOVERED: 0, LOST: 0, RETRY_LATER: 0 }
  const seen = new Set<string>()
  const recoverNext = async () => {
    while (!stopping.aborted && !signal.aborted) {
      const [audio] = await deps.audioWorkerStore.claimAbandoned(1)
      if (audio === undefined || seen.has(audio.id)) return
      seen.add(audio.id)
      const logger = deps.logger.child({ audioId: audio.id, kind: audio.kind })
      const result = await recoverAudio({ ...deps, logger, signal, settings }, audio).catch((error: unknown) => {
        logger.error({ err: error }, 'the recovery of audio failed')
        return 'RETRY_LATER' as const
      })
      results[result] += 1
    }
  }
  const ends = await Promise.allSettled(Array.from({ length: settings.concurrency }, recoverNext))
  const failed = ends.find((end) => end.status === 'rejected')
  if (failed) throw failed.reason
  return results
}

interface RecoveryContext extends RecoveryDeps {
  signal: AbortSignal
  settings: RecoverySettings
}

async function recoverAudio(context: RecoveryContext, audio: GeneratedAudioRow): Promise<RecoveryResult> {
  const { audioWorkerStore, recordings, logger, settings } = context
  if (recordings.live(audio.id) !== null) return 'RETRY_LATER'
  const lease = holdLease({
    renew: () => audioWorkerStore.renewLease(audio.id),
    everyMs: settings.renewLeaseEveryMs,
    onError: (error) => logger.warn({ err: error }, 'a lease could not be renewed'),
  })
  const signal = AbortSignal.any([context.signal, lease.lost, AbortSignal.timeout(settings.deadlineMs)])
  try {
    const found = await findAudio({ ...context, signal }, audio)
    if (found === 'RETRY_LATER') return 'RETRY_LATER'
    if (found !== 'LOST') return await recordRecovered(context, audio, found)
  } catch (error) {
    logger.warn({ err: error }, 'audio could not be recovered')
    if (context.signal.aborted) await audioWorkerStore.release(audio.id)
    // An outage proves nothing.
    if (context.signal.aborted || lease.lost.aborted || ageOf(audio) < settings.giveUpAfterMs) return 'RETRY_LATER'
  } finally {
    void lease.stop()
  }
  return recordLost(context, audio)
}

async function recordRecovered(
  { audioWorkerStore, mediaStore }: RecoveryDeps,
  audio: GeneratedAudioRow,
  whole: CompleteAudio,
): Promise<RecoveryResult> {
  if (await audioWorkerStore.ready(audio.id, whole)) return 'RECOVERED'
  if ((await audioWorkerStore.existing([audio.id])).size > 0) return 'RETRY_LATER'
  // The row was deleted during the recovery.
  await removeBytes(mediaStore, audio)
  return 'LOST'
}

async function recordLost(
  { audioWorkerStore, mediaStore, logger }: RecoveryDeps,
  audio: GeneratedAudioRow,
): Promise<RecoveryResult> {
  if (!(await audioWorkerStore.fail(audio.id, lost))) return 'RETRY_LATER'
  await removeBytes(mediaStore, audio)
  logger.warn('audio was lost')
  return 'LOST'
}

async function removeBytes(mediaStore: Pick<MediaStore, 'delete'>, { id }: GeneratedAudioRow): Promise<void> {
  for (const key of [audioKey(id), timingKey(id)]) await mediaStore.delete(key)
}

function ageOf({ createdAt }: GeneratedAudioRow): number {
  return Date.now() - createdAt.getTime()
}

async function findAudio(
  context: RecoveryContext,
  audio: GeneratedAudioRow,
): Promise<CompleteAudio | 'RETRY_LATER' | 'LOST'> {
  const stored = await measureStored(context.mediaStore, audio)
  if (stored !== null) return stored
  if (audio.isTransient || (audio.kind !== 'SPEECH' && audio.kind !== 'VOICE_CHANGE')) return 'LOST'
  return fetchFromHistory(context, audio)
}

/** The process may have died after the last byte and before the update of the row. */
async function measureStored(
  mediaStore: Pick<MediaStore, 'open'>,
  audio: GeneratedAudioRow,
): Promise<CompleteAudio | null> {
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

async function fetchFromHistory(
  context: RecoveryContext,
  audio: GeneratedAudioRow,
): Promise<CompleteAudio | 'RETRY_LATER' | 'LOST'> {
  const { audioWorkerStore, operationWorkerStore, mediaStore, upstream, logger, signal, settings } = context
  const { history } = upstream.as({ tenantId: audio.tenantId, priority: 'poll', signal, logger })
  const item = await findHistoryItem({ history, operationWorkerStore }, audio)
  if (item === null) return ageOf(audio) < settings.historyLagMs ? 'RETRY_LATER' : 'LOST'
  if (item.state === 'PROCESSING') return ageOf(audio) < settings.giveUpAfterMs ? 'RETRY_LATER' : 'LOST'
  if (item.state === 'DELETED' || !isSameFormat(item, audio)) return 'LOST'
  if (audio.historyItemId === null && !(await audioWorkerStore.bind(audio.id, item))) return 'LOST'

  const { body } = await history.openAudio(item.id)
  const fetched = await storeRecoveredAudio(mediaStore, { audio, item, body: addAbortSignal(signal, body) })
  if (fetched !== null) logger.info({ sizeBytes: fetched.sizeBytes }, 'audio was fetched from the history')
  return fetched ?? 'LOST'
}
