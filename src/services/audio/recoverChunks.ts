import type { HistoryItem } from '../../datasources/elevenlabs/apis/HistoryApi.js'
import type { Alignment } from '../../datasources/elevenlabs/client/GeneratedStream.js'
import type { MediaStore } from '../../datasources/media/MediaStore.js'
import { timingKey } from '../../datasources/media/mediaKeys.js'
import { readTimingLines, type TimingLine } from '../../media/recordings/timingLines.js'

export type RecoveredTimes = Pick<HistoryItem, 'alignment' | 'normalizedAlignment'>

const CHUNK_BYTES = 32 * 1024

/** The chunks that the process wrote before it died, so that a client can continue with the next. Empty if they are unknown. */
export async function readSentChunks(
  mediaStore: Pick<MediaStore, 'open' | 'openPart'>,
  audioId: string,
): Promise<TimingLine[]> {
  const key = timingKey(audioId)
  const part = (await mediaStore.openPart(key)) ?? (await mediaStore.open(key))
  if (!part) return []
  const lines: TimingLine[] = []
  try {
    for await (const line of readTimingLines(part.read())) lines.push(line)
  } catch {
    // After a power failure the end of the file may be missing or empty.
  } finally {
    part.close()
  }
  return lines
}

/** The chunks of the whole audio: those sent before if they fit, then chunks of equal size, the first with all other times. */
export function completeChunks(sent: readonly TimingLine[], times: RecoveredTimes, sizeBytes: number): TimingLine[] {
  const alignment = restOf(
    times.alignment,
    sent.map(({ alignment }) => alignment),
  )
  const normalizedAlignment = restOf(
    times.normalizedAlignment,
    sent.map((line) => line.normalizedAlignment),
  )
  const end = endOf(sent)
  if (end > sizeBytes || alignment === undefined || normalizedAlignment === undefined) {
    return completeChunks([], times, sizeBytes)
  }
  const lines = [...sent]
  for (let start = end; start < sizeBytes; start += CHUNK_BYTES) {
    const rest = start === end ? { alignment, normalizedAlignment } : { alignment: null, normalizedAlignment: null }
    lines.push({ start, length: Math.min(CHUNK_BYTES, sizeBytes - start), ...rest })
  }
  return lines
}

function endOf(lines: readonly TimingLine[]): number {
  return lines.reduce((end, { start, length }) => (start === end ? end + length : Number.POSITIVE_INFINITY), 0)
}

/** What follows the parts that were sent; undefined if these are not the start of the whole. */
function restOf(whole: Alignment | null, sent: readonly (Alignment | null)[]): Alignment | null | undefined {
  const characters = sent.flatMap((part) => part?.characters ?? [])
  if (characters.some((character, index) => character !== whole?.characters[index])) return undefined
  if (!whole || whole.characters.length === characters.length) return characters.length > 0 ? null : whole
  return {
    characters: whole.characters.slice(characters.length),
    startSecs: whole.startSecs.slice(characters.length),
    endSecs: whole.endSecs.slice(characters.length),
  }
}
