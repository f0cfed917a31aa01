import type { Readable } from 'node:stream'
import type { HistoryItem } from '../../datasources/elevenlabs/apis/HistoryApi.js'
import type { MediaStore, MediaWriter } from '../../datasources/media/MediaStore.js'
import { audioKey, timingKey } from '../../datasources/media/mediaKeys.js'
import type { CompleteAudio } from '../../datasources/postgres/audio/AudioWorkerStore.js'
import type { GeneratedAudioRow } from '../../datasources/postgres/audio/GeneratedAudioRow.js'
import { UpstreamUnavailable } from '../../errors.js'
import { timingLine } from '../../media/recordings/timingLines.js'
import { durationOf } from '../../media/uploads/durationOf.js'
import { sniffMediaType } from '../../media/uploads/sniffMediaType.js'
import { upstreamFormat } from '../../schema/audio/AudioOutputFormat.js'
import { completeChunks, readSentChunks } from './recoverChunks.js'

export interface RecoveredAudio {
  audio: GeneratedAudioRow
  item: HistoryItem
  body: Readable
}

type RecoveryStore = Pick<MediaStore, 'create' | 'open' | 'openPart' | 'delete'>

/** Stores the bytes of a history item. Null if they do not have the media type of the audio. Destroys `body`. */
export async function storeRecoveredAudio(
  mediaStore: RecoveryStore,
  { audio, item, body }: RecoveredAudio,
): Promise<CompleteAudio | null> {
  let writer: MediaWriter | undefined
  try {
    writer = await mediaStore.create(audioKey(audio.id))
    for await (const bytes of body) {
      if (writer.sizeBytes === 0 && !(await isSameMediaType(bytes, item, audio))) {
        await writer.abort()
        return null
      }
      await writer.write(bytes)
    }
    if (writer.sizeBytes === 0) throw new UpstreamUnavailable()
    await storeChunks(mediaStore, { audio, item }, writer.sizeBytes)
    const endSecs = item.alignment?.endSecs.at(-1) ?? null
    const durationSecs = await durationOf(writer, { ...audio, endSecs })
    return { ...(await writer.commit()), durationSecs }
  } catch (error) {
    await writer?.abort()
    throw error
  } finally {
    writer?.release()
    // Releases the slot of the download, also if the store has failed.
    body.destroy()
  }
}

async function storeChunks(
  mediaStore: RecoveryStore,
  { audio, item }: Omit<RecoveredAudio, 'body'>,
  sizeBytes: number,
): Promise<void> {
  const sent = await readSentChunks(mediaStore, audio.id)
  // A process that died may have stored the chunks and not the audio.
  await mediaStore.delete(timingKey(audio.id))
  if (!audio.isTimed && sent.length === 0) return
  const times = audio.isTimed ? item : { alignment: null, normalizedAlignment: null }
  const writer = await mediaStore.create(timingKey(audio.id))
  try {
    for (const line of completeChunks(sent, times, sizeBytes)) await writer.write(Buffer.from(timingLine(line)))
    await writer.commit()
  } catch (error) {
    await writer.abort()
    throw error
  } finally {
    writer.release()
  }
}

/** True if the history does not name the format. */
export function isSameFormat({ outputFormat }: HistoryItem, audio: GeneratedAudioRow): boolean {
  if (outputFormat === null || audio.outputFormat === null) return true
  return outputFormat === upstreamFormat(audio.outputFormat)
}

/** If the history does not name the format, the first bytes are checked. Raw samples can start like any other format. */
async function isSameMediaType(bytes: Buffer, item: HistoryItem, { mediaType }: GeneratedAudioRow): Promise<boolean> {
  if (item.outputFormat !== null) return true
  const type = (await sniffMediaType(bytes))?.mediaType
  const isRaw = !['audio/mpeg', 'audio/wav', 'audio/ogg'].includes(mediaType)
  return type === undefined || type === mediaType || (isRaw && type !== item.mediaType)
}
