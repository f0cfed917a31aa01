import { idFrom } from '../../seededRandom.js'
import type { DubCourse, DubMedia, DubRecord, SegmentRecord, SpeakerRecord } from './dubbingRecord.js'
import { translated, wordsHeard } from './segmentText.js'

/** What is known of a dub when it begins. */
export interface NewDub {
  id: string
  name: string
  sourceLanguage: string
  targetLanguages: readonly string[]
  editable: boolean
  createdAt: number
  creator: DubRecord['creator']
  creationSource: string
  model: string
  media: DubMedia
  course: DubCourse
  /** By what the speakers are spoken: the id of a voice, or a word for a clone. */
  voice: string
  speakers: number
  segments: number
}

/** How much of the place that a segment has it fills: speakers draw breath. */
const FILLED = 0.9

/** A dub as it is when its automatic part is over: transcribed, translated and dubbed. */
export function completeDub({ speakers: heard, segments: spoken, voice, ...told }: NewDub): DubRecord {
  const targetLanguages = [...told.targetLanguages]
  const speakers = Array.from(
    { length: heard },
    (_, index): SpeakerRecord => ({
      id: idFrom(`dub:${told.id}:speaker:${index}`),
      name: `Speaker ${index + 1}`,
      voices: Object.fromEntries(targetLanguages.map((language) => [language, voice])),
    }),
  )
  const place = told.media.durationSecs / spoken
  const segments: Record<string, SegmentRecord> = {}
  for (let index = 0; index < spoken; index++) {
    const id = idFrom(`dub:${told.id}:segment:${index}`)
    const times = { start: milliseconds(index * place), end: milliseconds((index + FILLED) * place) }
    segments[id] = dubbedSegment(id, speakers[index % heard]!.id, times, targetLanguages)
  }
  return {
    ...told,
    targetLanguages,
    automaticLanguages: [...targetLanguages],
    version: 1,
    idsGiven: 0,
    speakers,
    segments,
    renders: [],
    jobs: [],
  }
}

function dubbedSegment(
  id: string,
  speakerId: string,
  times: { start: number; end: number },
  languages: readonly string[],
): SegmentRecord {
  const text = wordsHeard(id)
  const audio = { take: 1, secs: milliseconds(times.end - times.start) }
  const dubs: Record<string, SegmentRecord['dubs'][string]> = {}
  for (const language of languages) {
    dubs[language] = { ...times, text: translated(text, language), isStale: false, editedIn: 1, audio }
  }
  return { id, speakerId, ...times, text, dubs }
}

/** Seconds without the noise of floating point. */
export function milliseconds(secs: number): number {
  return Math.round(secs * 1000) / 1000
}
