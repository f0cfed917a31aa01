import type { DubbingResourceView } from '../../../datasources/elevenlabs/apis/DubbingResourceView.js'
import type { DubbingSegment } from '../../../schema/dubbing/DubbingSegment.js'
import type { DubbingSpeaker } from '../../../schema/dubbing/DubbingSpeaker.js'
import type { VoiceUserErrorCode } from '../../../schema/shared/VoiceUserError.js'
import { InputRefused } from '../../operations/InputRefused.js'

/** The language code of renders in the source language. */
export const ORIGINAL = 'original'

export function requireSpeaker(
  resource: DubbingResourceView,
  speakerId: string,
  path: readonly string[] = ['speakerId'],
): DubbingSpeaker {
  const speaker = resource.speaker(speakerId)
  if (speaker === null) throw refused('NOT_FOUND', 'No speaker with this id is in this dubbing.', path)
  return speaker
}

export function requireSegment(
  resource: DubbingResourceView,
  segmentId: string,
  path: readonly string[] = ['segmentId'],
): DubbingSegment {
  const segment = resource.segment(segmentId)
  if (segment === null) throw refused('NOT_FOUND', 'No segment with this id is in this dubbing.', path)
  return segment
}

/** Does not check the ids before index `from`. */
export function assertSegments(resource: DubbingResourceView, segmentIds: readonly string[], from = 0): void {
  const index = segmentIds.findIndex((id, index) => index >= from && !resource.hasSegment(id))
  if (index < 0) return
  throw refused('NOT_FOUND', 'No segment with this id is in this dubbing.', ['segmentIds', String(index)])
}

/** The code as the dubbing has it. Codes are compared without case. */
export function requireTargetLanguage(
  { targetLanguages }: DubbingResourceView,
  code: string,
  path: readonly string[] = ['language'],
): string {
  const language = targetLanguages.find((target) => isSameLanguage(target, code))
  if (language === undefined) throw refused('INVALID', `\`${code}\` is not a target language of this dubbing.`, path)
  return language
}

export function requireTargetLanguages(
  resource: DubbingResourceView,
  codes: readonly string[] | null | undefined,
): string[] | null {
  return codes?.map((code, index) => requireTargetLanguage(resource, code, ['languages', String(index)])) ?? null
}

export function isSource({ sourceLanguage }: DubbingResourceView, code: string): boolean {
  return sourceLanguage !== null && isSameLanguage(sourceLanguage, code)
}

export function isSameLanguage(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}

export function refused(code: VoiceUserErrorCode, message: string, path: readonly string[]): InputRefused {
  return new InputRefused({ code, message, path: ['input', ...path] })
}
