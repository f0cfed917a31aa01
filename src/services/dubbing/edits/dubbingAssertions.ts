import type { DubbingResourceView } from '../../../datasources/elevenlabs/apis/DubbingResourceView.js'
import type { DubbingSegment } from '../../../schema/dubbing/DubbingSegment.js'
import type { DubbingSpeaker } from '../../../schema/dubbing/DubbingSpeaker.js'
import type { VoiceUserErrorCode } from '../../../schema/shared/UserError.js'
import { InputRefused } from '../../operations/InputRefused.js'

/** What a render alone calls the language of the medium. */
export const ORIGINAL = 'original'

/** The things of a dub that an edit names, each of them in the field of the input that names it. */

export function assertSpeaker(
  resource: DubbingResourceView,
  speakerId: string,
  path: readonly string[] = ['speakerId'],
): DubbingSpeaker {
  const speaker = resource.speaker(speakerId)
  if (speaker === null) throw refused('NOT_FOUND', 'There is no such speaker in this dub.', path)
  return speaker
}

export function assertSegment(
  resource: DubbingResourceView,
  segmentId: string,
  path: readonly string[] = ['segmentId'],
): DubbingSegment {
  const segment = resource.segment(segmentId)
  if (segment === null) throw refused('NOT_FOUND', 'There is no such segment in this dub.', path)
  return segment
}

/** Those before `from` need not be there. */
export function assertSegments(resource: DubbingResourceView, segmentIds: readonly string[], from = 0): void {
  const index = segmentIds.findIndex((id, index) => index >= from && !resource.hasSegment(id))
  if (index < 0) return
  throw refused('NOT_FOUND', 'There is no such segment in this dub.', ['segmentIds', String(index)])
}

/** A target language, as the dub writes it. */
export function assertTarget(
  { targetLanguages }: DubbingResourceView,
  code: string,
  path: readonly string[] = ['language'],
): string {
  const language = targetLanguages.find((known) => isSameLanguage(known, code))
  if (language === undefined) throw refused('INVALID', `The dub is not in the language ${code}.`, path)
  return language
}

export function assertTargets(
  resource: DubbingResourceView,
  codes: readonly string[] | null | undefined,
): string[] | null {
  return codes?.map((code, index) => assertTarget(resource, code, ['languages', String(index)])) ?? null
}

/** Whether it is the language of the medium. */
export function isSource({ sourceLanguage }: DubbingResourceView, code: string): boolean {
  return sourceLanguage !== null && isSameLanguage(sourceLanguage, code)
}

export function isSameLanguage(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}

export function refused(code: VoiceUserErrorCode, message: string, path: readonly string[]): InputRefused {
  return new InputRefused({ code, message, path: ['input', ...path] })
}
