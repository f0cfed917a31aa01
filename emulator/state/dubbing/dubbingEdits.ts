import { idFrom } from '../../seededRandom.js'
import { milliseconds } from './buildDubbing.js'
import type { DubbedRecord, DubbingRecord, SegmentRecord } from './dubbingRecord.js'

/** Absent keys stay unchanged. */
export interface SegmentPatch {
  start?: number
  end?: number
  text?: string
}

export interface NewSegment {
  speakerId: string
  start: number
  end: number
  text: string
  translations: Readonly<Record<string, string>>
}

/** Edits of a resource. Callers have validated the arguments and incremented the version. */

export function addLanguage(dubbing: DubbingRecord, language: string, voice: string): void {
  dubbing.targetLanguages.push(language)
  for (const speaker of dubbing.speakers) speaker.voices[language] = voice
  for (const segment of Object.values(dubbing.segments)) {
    setSegment(dubbing, { ...segment, dubs: { ...segment.dubs, [language]: withoutAudio(dubbing, segment, null) } })
  }
}

export function addSegment(dubbing: DubbingRecord, { translations, ...values }: NewSegment): string {
  const segment = { id: newId(dubbing, 'segment'), ...values }
  const dubs = dubbing.targetLanguages.map((language) => [
    language,
    withoutAudio(dubbing, segment, Object.hasOwn(translations, language) ? translations[language]! : null),
  ])
  setSegment(dubbing, { ...segment, dubs: Object.fromEntries(dubs) })
  return segment.id
}

/** In the source language changes the transcript, in a target language the translation. */
export function patchSegment(
  dubbing: DubbingRecord,
  { segmentId, language }: { segmentId: string; language: string },
  patch: SegmentPatch,
): void {
  const segment = dubbing.segments[segmentId]!
  const values = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined))
  const dubbed = segment.dubs[language]
  if (!dubbed) {
    setSegment(dubbing, { ...segment, ...values })
    return
  }
  const { start, end, text } = { ...dubbed, ...values }
  if (start === dubbed.start && end === dubbed.end && text === dubbed.text) return
  const edited = { ...dubbed, start, end, text, isStale: true, editedIn: dubbing.version }
  setSegment(dubbing, { ...segment, dubs: { ...segment.dubs, [language]: edited } })
}

export function removeSegment(dubbing: DubbingRecord, segmentId: string): void {
  delete dubbing.segments[segmentId]
}

export function moveSegments(dubbing: DubbingRecord, segmentIds: readonly string[], speakerId: string): void {
  for (const segmentId of segmentIds) setSegment(dubbing, { ...dubbing.segments[segmentId]!, speakerId })
}

export function addSpeaker(dubbing: DubbingRecord, name: string | undefined, voice: string): string {
  const id = newId(dubbing, 'speaker')
  const voices = Object.fromEntries(dubbing.targetLanguages.map((language) => [language, voice]))
  dubbing.speakers.push({ id, name: name ?? `Speaker ${dubbing.speakers.length + 1}`, voices })
  return id
}

/** An empty list of languages means all. */
export function patchSpeaker(
  dubbing: DubbingRecord,
  speakerId: string,
  { name, voice, languages }: { name?: string; voice?: string; languages: readonly string[] },
): void {
  const speaker = dubbing.speakers.find(({ id }) => id === speakerId)!
  speaker.name = name ?? speaker.name
  if (voice === undefined) return
  for (const language of languages.length > 0 ? languages : dubbing.targetLanguages) speaker.voices[language] = voice
}

/** Whether two of the segments overlap, in the source language or in a target language. */
export function overlapIn(
  segments: readonly Pick<SegmentRecord, 'id' | 'start' | 'end' | 'dubs'>[],
  language?: string,
): boolean {
  const times = segments
    .map((segment) => (language === undefined ? segment : (segment.dubs[language] ?? segment)))
    .sort((a, b) => a.start - b.start || a.end - b.end)
  return times.some(({ start }, index) => index > 0 && start < times[index - 1]!.end)
}

export function setSegment(dubbing: DubbingRecord, segment: SegmentRecord): void {
  dubbing.segments[segment.id] = segment
}

export function newId(dubbing: DubbingRecord, kind: 'segment' | 'speaker' | 'render'): string {
  dubbing.idsIssued += 1
  return idFrom(`dub:${dubbing.id}:later ${kind}:${dubbing.idsIssued}`)
}

function withoutAudio(
  { version }: DubbingRecord,
  { start, end }: { start: number; end: number },
  text: string | null,
): DubbedRecord {
  return { start: milliseconds(start), end: milliseconds(end), text, isStale: false, editedIn: version, audio: null }
}
