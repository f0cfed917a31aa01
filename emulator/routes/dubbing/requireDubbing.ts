import type { EmulatorContext } from '../../context.js'
import { domainError } from '../../http/apiErrors.js'
import type { DubRecord, SegmentRecord, SpeakerRecord } from '../../state/dubbing/dubbingRecord.js'
import { dubStatus } from '../../state/dubbing/dubbingStatus.js'
import { languageOf } from '../../state/dubbing/languages.js'
import type { StateStore } from '../../state/emulatorState.js'

export interface DubPath {
  Params: { dubbing_id: string }
}

/** The dub, or the error that there is none. */
export function demandDub({ dubs }: StateStore, dubbingId: string): DubRecord {
  const dub = dubs.record(dubbingId)
  if (dub) return dub
  throw domainError({
    code: 'dubbing_not_found',
    message: `A dubbing with dubbing_id '${dubbingId}' was not found.`,
  })
}

/** The dub if it has a resource, and has it by now. */
export function demandResource({ state, clock }: EmulatorContext, dubbingId: string): DubRecord {
  const dub = demandDub(state, dubbingId)
  if (!dub.editable) {
    throw domainError({
      code: 'bad_request',
      status: 'dubbing_not_editable',
      message: `The dubbing '${dubbingId}' was not made for the studio: it has no resource.`,
    })
  }
  const status = dubStatus(dub, clock.now().getTime())
  if (status === 'dubbed') return dub
  if (status === 'failed') {
    throw domainError({
      code: 'bad_request',
      status: 'dubbing_failed',
      message: `The dubbing '${dubbingId}' has failed: it has no resource.`,
    })
  }
  throw domainError({ code: 'dubbing_not_dubbed', httpStatus: 425, message: 'Dubbing has not finished yet.' })
}

export function demandSegment({ segments }: DubRecord, segmentId: string): SegmentRecord {
  if (Object.hasOwn(segments, segmentId)) return segments[segmentId]!
  throw domainError({ code: 'segment_not_found', message: `A segment with ID '${segmentId}' was not found.` })
}

/** The ids, each of them once; none of them may be unknown. */
export function demandSegments(dub: DubRecord, segmentIds: readonly string[]): string[] {
  for (const segmentId of segmentIds) demandSegment(dub, segmentId)
  return [...new Set(segmentIds)]
}

export function demandSpeaker({ speakers }: DubRecord, speakerId: string): SpeakerRecord {
  const speaker = speakers.find(({ id }) => id === speakerId)
  if (speaker) return speaker
  throw domainError({ code: 'speaker_not_found', message: `A speaker with ID '${speakerId}' was not found.` })
}

/** A target language of the dub, by either of its codes. */
export function demandTarget({ targetLanguages }: DubRecord, code: string): string {
  const language = languageOf(code)
  if (language !== undefined && targetLanguages.includes(language)) return language
  throw languageNotFound(code)
}

export function languageNotFound(code: string) {
  return domainError({ code: 'language_not_found', message: `The dubbing has no language '${code}'.` })
}

/** The target languages of a list; none in particular means each. */
export function demandTargets(dub: DubRecord, codes: readonly string[]): string[] {
  if (codes.length === 0) return [...dub.targetLanguages]
  return [...new Set(codes.map((code) => demandTarget(dub, code)))]
}
