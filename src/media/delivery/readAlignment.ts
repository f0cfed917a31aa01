import type { Alignment } from '../../datasources/elevenlabs/client/GeneratedStream.js'
import { timingKey } from '../../datasources/media/mediaKeys.js'
import { readTimingLines, type TimingLine } from '../recordings/timingLines.js'
import type { AudioReaderDeps } from './findAudio.js'
import { openInTime } from './openInTime.js'

/** The timing of all characters of complete audio; null for audio without timing. */
export async function readAlignment(
  audioId: string,
  { mediaStore, recordings }: Pick<AudioReaderDeps, 'mediaStore' | 'recordings'>,
): Promise<{ alignment: Alignment | null; normalizedAlignment: Alignment | null } | null> {
  const stored = await openInTime(mediaStore, timingKey(audioId))
  const live = recordings.live(audioId)
  const timing = stored?.read() ?? (live?.isComplete ? await live.followTiming() : null)
  stored?.close()
  if (!timing) return null
  const lines: TimingLine[] = []
  for await (const line of readTimingLines(timing)) lines.push(line)
  return {
    alignment: joined(lines.map(({ alignment }) => alignment)),
    normalizedAlignment: joined(lines.map(({ normalizedAlignment }) => normalizedAlignment)),
  }
}

function joined(parts: readonly (Alignment | null)[]): Alignment | null {
  const known = parts.filter((part) => part !== null)
  if (known.length === 0) return null
  return {
    characters: known.flatMap(({ characters }) => characters),
    startSecs: known.flatMap(({ startSecs }) => startSecs),
    endSecs: known.flatMap(({ endSecs }) => endSecs),
  }
}
