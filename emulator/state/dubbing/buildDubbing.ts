import { idFrom } from '../../seededRandom.js'
import type { DubbingMedia, DubbingRecord, DubbingSchedule, SegmentRecord, SpeakerRecord } from './dubbingRecord.js'
import { spokenText, translatedText } from './segmentText.js'

/** A dubbing at its creation. */
export interface NewDubbing {
  id: string
  /** Of the ids of its speakers and segments. */
  idSeed: string
  name: string
  sourceLanguage: string
  targetLanguages: readonly string[]
  editable: boolean
  createdAt: number
  creator: DubbingRecord['creator']
  creationSource: string
  model: string
  media: DubbingMedia
  schedule: DubbingSchedule
  /** The voice of the speakers: a voice id, or the name of a clone type. */
  voice: string
  speakers: number
  segments: number
}

/** The fraction of its slot that a segment fills; the rest is a pause. */
const SPOKEN_RATIO = 0.9

/** A dubbing after the automatic steps: transcribed, translated and dubbed. */
export function buildDubbing({
  speakers: speakerCount,
  segments: segmentCount,
  voice,
  idSeed,
  ...dubbing
}: NewDubbing): DubbingRecord {
  const targetLanguages = [...dubbing.targetLanguages]
  const speakers = Array.from(
    { length: speakerCount },
    (_, index): SpeakerRecord => ({
      id: idFrom(`dub:${idSeed}:speaker:${index}`),
      name: `Speaker ${index + 1}`,
      voices: Object.fromEntries(targetLanguages.map((language) => [language, voice])),
    }),
  )
  const slotSecs = dubbing.media.durationSecs / segmentCount
  const segments: Record<string, SegmentRecord> = {}
  for (let index = 0; index < segmentCount; index++) {
    const id = idFrom(`dub:${idSeed}:segment:${index}`)
    const times = { start: milliseconds(index * slotSecs), end: milliseconds((index + SPOKEN_RATIO) * slotSecs) }
    segments[id] = dubbedSegment({ id, speakerId: speakers[index % speakerCount]!.id, ...times }, targetLanguages)
  }
  return {
    ...dubbing,
    targetLanguages,
    automaticLanguages: [...targetLanguages],
    version: 1,
    idsIssued: 0,
    speakers,
    segments,
    renders: [],
    jobs: [],
  }
}

function dubbedSegment(
  segment: Pick<SegmentRecord, 'id' | 'speakerId' | 'start' | 'end'>,
  languages: readonly string[],
): SegmentRecord {
  const { start, end } = segment
  const text = spokenText(segment.id)
  const audio = { take: 1, secs: milliseconds(end - start) }
  const dubs: Record<string, SegmentRecord['dubs'][string]> = {}
  for (const language of languages) {
    dubs[language] = { start, end, text: translatedText(text, language), isStale: false, editedIn: 1, audio }
  }
  return { ...segment, text, dubs }
}

/** Seconds rounded to milliseconds. */
export function milliseconds(secs: number): number {
  return Math.round(secs * 1000) / 1000
}
