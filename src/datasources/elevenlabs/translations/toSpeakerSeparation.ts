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

interface SampleIds {
  voiceId: string
  sampleId: string
}

interface SpeakerParent extends SampleIds {
  selectedIds: readonly string[]
}

export function toSpeakerSeparation(
  raw: SpeakerSeparationResponseModel.Raw,
  sample: SampleIds,
): VoiceSampleSpeakerSeparation {
  const separation = new VoiceSampleSpeakerSeparation()
  separation.status = read.enum(VoiceSampleSpeakerSeparationStatus, raw.status) ?? 'UNKNOWN'
  separation.upstreamSelectedIds = read.texts(raw.selected_speaker_ids)
  separation.selectedSpeakerIds = separation.upstreamSelectedIds.map((speakerId) =>
    voiceSampleSpeakerId.encode({ ...sample, speakerId }),
  )
  separation.speakers = toSpeakers(raw.speakers, { ...sample, selectedIds: separation.upstreamSelectedIds })
  separation.selectedSpeakers = separation.speakers.filter((speaker) => speaker.isSelected)
  return separation
}

/** Ordered by first utterance; speakers without utterances last, by id. */
function toSpeakers(raw: SpeakerSeparationResponseModel.Raw['speakers'], parent: SpeakerParent): VoiceSampleSpeaker[] {
  if (typeof raw !== 'object' || raw === null) return []
  const speakers: VoiceSampleSpeaker[] = []
  for (const key of Object.keys(raw)) {
    const rawSpeaker = raw[key]
    if (rawSpeaker == null) continue
    speakers.push(toSpeaker(rawSpeaker, key, parent))
  }
  return speakers.sort(byFirstUtterance)
}

function toSpeaker(
  raw: SpeakerResponseModel.Raw,
  key: string,
  { voiceId, sampleId, selectedIds }: SpeakerParent,
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
