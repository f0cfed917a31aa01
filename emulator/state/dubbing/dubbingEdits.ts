import { idFrom } from '../../seededRandom.js'
import { milliseconds } from './buildDubbing.js'
import type { DubbedRecord, DubRecord, SegmentRecord } from './dubbingRecord.js'

/** Text and times of a segment, as far as they are told. */
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

/** The edits of a resource. What they are told was looked at before, and the version is already the new one. */

export function addLanguage(dub: DubRecord, language: string, voice: string): void {
  dub.targetLanguages.push(language)
  for (const speaker of dub.speakers) speaker.voices[language] = voice
  for (const segment of Object.values(dub.segments)) {
    replace(dub, { ...segment, dubs: { ...segment.dubs, [language]: undubbed(dub, segment, null) } })
  }
}

export function addSegment(dub: DubRecord, { translations, ...told }: NewSegment): string {
  const segment = { id: newId(dub, 'segment'), ...told }
  const dubs = dub.targetLanguages.map((language) => [
    language,
    undubbed(dub, segment, Object.hasOwn(translations, language) ? translations[language]! : null),
  ])
  replace(dub, { ...segment, dubs: Object.fromEntries(dubs) })
  return segment.id
}

/** In the language of the medium what was said, in any other what is made of it. */
export function patchSegment(dub: DubRecord, segmentId: string, language: string, patch: SegmentPatch): void {
  const segment = dub.segments[segmentId]!
  const told = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined))
  const dubbed = segment.dubs[language]
  if (!dubbed) {
    replace(dub, { ...segment, ...told })
    return
  }
  const { start, end, text } = { ...dubbed, ...told }
  if (start === dubbed.start && end === dubbed.end && text === dubbed.text) return
  replaceDubbed(dub, segment, language, { ...dubbed, start, end, text, isStale: true, editedIn: dub.version })
}

export function removeSegment(dub: DubRecord, segmentId: string): void {
  delete dub.segments[segmentId]
}

export function moveSegments(dub: DubRecord, segmentIds: readonly string[], speakerId: string): void {
  for (const segmentId of segmentIds) replace(dub, { ...dub.segments[segmentId]!, speakerId })
}

export function addSpeaker(dub: DubRecord, name: string | undefined, voice: string): string {
  const id = newId(dub, 'speaker')
  const voices = Object.fromEntries(dub.targetLanguages.map((language) => [language, voice]))
  dub.speakers.push({ id, name: name ?? `Speaker ${dub.speakers.length + 1}`, voices })
  return id
}

/** In no language in particular means in each. */
export function patchSpeaker(
  dub: DubRecord,
  speakerId: string,
  { name, voice, languages }: { name?: string; voice?: string; languages: readonly string[] },
): void {
  const speaker = dub.speakers.find(({ id }) => id === speakerId)!
  speaker.name = name ?? speaker.name
  if (voice === undefined) return
  for (const language of languages.length > 0 ? languages : dub.targetLanguages) speaker.voices[language] = voice
}

/** Two segments in which a speaker would speak at the same time, in the language of the medium or in a target. */
export function overlapIn(
  segments: readonly Pick<SegmentRecord, 'id' | 'start' | 'end' | 'dubs'>[],
  language?: string,
): boolean {
  const times = segments
    .map((segment) => (language === undefined ? segment : (segment.dubs[language] ?? segment)))
    .sort((a, b) => a.start - b.start || a.end - b.end)
  return times.some(({ start }, index) => index > 0 && start < times[index - 1]!.end)
}

/** A new dub of a segment on its place. */
function replaceDubbed(dub: DubRecord, segment: SegmentRecord, language: string, dubbed: DubbedRecord): void {
  replace(dub, { ...segment, dubs: { ...segment.dubs, [language]: dubbed } })
}

export function replace(dub: DubRecord, segment: SegmentRecord): void {
  dub.segments[segment.id] = segment
}

export function newId(dub: DubRecord, kind: 'segment' | 'speaker' | 'render'): string {
  dub.idsGiven += 1
  return idFrom(`dub:${dub.id}:later ${kind}:${dub.idsGiven}`)
}

function undubbed(
  { version }: DubRecord,
  { start, end }: { start: number; end: number },
  text: string | null,
): DubbedRecord {
  return { start: milliseconds(start), end: milliseconds(end), text, isStale: false, editedIn: version, audio: null }
}
