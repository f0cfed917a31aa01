import type { SpeakerResponseModel } from '@elevenlabs/elevenlabs-js/serialization/types/SpeakerResponseModel.js'
import type { SpeakerSeparationResponseModel } from '@elevenlabs/elevenlabs-js/serialization/types/SpeakerSeparationResponseModel.js'
import type { UtteranceResponseModel } from '@elevenlabs/elevenlabs-js/serialization/types/UtteranceResponseModel.js'
import { voiceSampleSpeakerId } from '../../../schema/shared/compositeId.js'
import { VoiceSampleSpeaker, VoiceSampleUtterance } from '../../../schema/voices/VoiceSampleSpeaker.js'
import {
  VoiceSampleSpeakerSeparation,
  VoiceSampleSpeakerSeparationStatus,
} from '../../../schema/voices/VoiceSampleSpeakerSeparation.js'
import { read } from './read.js'

/** The ids are those the sample was asked by: what the answer repeats of them is not needed. */
export function toSpeakerSeparation(
  raw: SpeakerSeparationResponseModel.Raw,
  voiceId: string,
  sampleId: string,
): VoiceSampleSpeakerSeparation {
  const separation = new VoiceSampleSpeakerSeparation()
  separation.status = read.word(VoiceSampleSpeakerSeparationStatus, raw.status) ?? 'UNKNOWN'
  separation.upstreamSelectedIds = read.texts(raw.selected_speaker_ids)
  separation.selectedSpeakerIds = separation.upstreamSelectedIds.map((speakerId) =>
    voiceSampleSpeakerId.encode({ voiceId, sampleId, speakerId }),
  )
  separation.speakers = toSpeakers(raw.speakers, separation.upstreamSelectedIds, voiceId, sampleId)
  separation.selectedSpeakers = separation.speakers.filter((speaker) => speaker.isSelected)
  return separation
}

/** The map of speakers as a list, in the order in which they are first heard; those never heard stand last, by id. */
function toSpeakers(
  raw: SpeakerSeparationResponseModel.Raw['speakers'],
  selectedIds: readonly string[],
  voiceId: string,
  sampleId: string,
): VoiceSampleSpeaker[] {
  if (typeof raw !== 'object' || raw === null) return []
  const speakers: VoiceSampleSpeaker[] = []
  for (const key of Object.keys(raw)) {
    const rawSpeaker = raw[key]
    if (rawSpeaker == null) continue
    speakers.push(toSpeaker(rawSpeaker, key, selectedIds, voiceId, sampleId))
  }
  return speakers.sort(byFirstUtterance)
}

function toSpeaker(
  raw: SpeakerResponseModel.Raw,
  key: string,
  selectedIds: readonly string[],
  voiceId: string,
  sampleId: string,
): VoiceSampleSpeaker {
  const speaker = new VoiceSampleSpeaker()
  speaker.voiceId = voiceId
  speaker.upstreamSampleId = sampleId
  speaker.upstreamId = read.text(raw.speaker_id) || key
  speaker.durationSecs = read.number(raw.duration_secs) ?? 0
  speaker.isSelected = selectedIds.includes(speaker.upstreamId)
  speaker.utterances = read.list(raw.utterances, toUtterance).sort((one, other) => one.startSecs - other.startSecs)
  return speaker
}

function toUtterance(raw: UtteranceResponseModel.Raw): VoiceSampleUtterance | null {
  const startSecs = read.number(raw.start)
  const endSecs = read.number(raw.end)
  if (startSecs === null || endSecs === null) return null
  const utterance = new VoiceSampleUtterance()
  utterance.startSecs = startSecs
  utterance.endSecs = endSecs
  return utterance
}

function byFirstUtterance(one: VoiceSampleSpeaker, other: VoiceSampleSpeaker): number {
  const oneStart = one.utterances[0]?.startSecs ?? Number.MAX_VALUE
  const otherStart = other.utterances[0]?.startSecs ?? Number.MAX_VALUE
  return oneStart - otherStart || (one.upstreamId < other.upstreamId ? -1 : 1)
}
