import type { EmulatorContext } from '../../context.js'
import { domainError } from '../../http/apiErrors.js'
import type { DubbingRecord, SegmentRecord, SpeakerRecord } from '../../state/dubbing/dubbingRecord.js'
import { dubbingStatus } from '../../state/dubbing/dubbingStatus.js'
import { languageOf } from '../../state/dubbing/languages.js'
import type { StateStore } from '../../state/StateStore.js'

export interface DubbingPath {
  Params: { dubbing_id: string }
}

export function requireDubbing({ dubs }: StateStore, dubbingId: string): DubbingRecord {
  const dubbing = dubs.record(dubbingId)
  if (dubbing) return dubbing
  throw domainError({
    code: 'dubbing_not_found',
    message: `A dubbing with dubbing_id '${dubbingId}' was not found.`,
  })
}

/** The dubbing, if it has a resource and is finished. */
export function requireResource({ state, clock }: EmulatorContext, dubbingId: string): DubbingRecord {
  const dubbing = requireDubbing(state, dubbingId)
  if (!dubbing.editable) {
    throw domainError({
      code: 'bad_request',
      status: 'dubbing_not_editable',
      message: `The dubbing '${dubbingId}' was not made for the studio: it has no resource.`,
    })
  }
  const status = dubbingStatus(dubbing, clock.now().getTime())
  if (status === 'dubbed') return dubbing
  if (status === 'failed') {
    throw domainError({
      code: 'bad_request',
      status: 'dubbing_failed',
      message: `The dubbing '${dubbingId}' has failed: it has no resource.`,
    })
  }
  throw domainError({ code: 'dubbing_not_dubbed', httpStatus: 425, message: 'Dubbing has not finished yet.' })
}

export function requireSegment({ segments }: DubbingRecord, segmentId: string): SegmentRecord {
  if (Object.hasOwn(segments, segmentId)) return segments[segmentId]!
  throw domainError({ code: 'segment_not_found', message: `A segment with ID '${segmentId}' was not found.` })
}

/** The ids without duplicates. Throws if one is unknown. */
export function requireSegmentIds(dubbing: DubbingRecord, segmentIds: readonly string[]): string[] {
  for (const segmentId of segmentIds) requireSegment(dubbing, segmentId)
  return [...new Set(segmentIds)]
}

export function requireSpeaker({ speakers }: DubbingRecord, speakerId: string): SpeakerRecord {
  const speaker = speakers.find(({ id }) => id === speakerId)
  if (speaker) return speaker
  throw domainError({ code: 'speaker_not_found', message: `A speaker with ID '${speakerId}' was not found.` })
}

/** A target language of the dubbing, by its two- or three-letter code. */
export function requireTargetLanguage({ targetLanguages }: DubbingRecord, code: string): string {
  const language = languageOf(code)
  if (language !== undefined && targetLanguages.includes(language)) return language
  throw languageNotFound(code)
}

export function languageNotFound(code: string) {
  return domainError({ code: 'language_not_found', message: `The dubbing has no language '${code}'.` })
}

/** The target languages of a list; an empty list means all. */
export function requireTargetLanguages(dubbing: DubbingRecord, codes: readonly string[]): string[] {
  if (codes.length === 0) return [...dubbing.targetLanguages]
  return [...new Set(codes.map((code) => requireTargetLanguage(dubbing, code)))]
}
