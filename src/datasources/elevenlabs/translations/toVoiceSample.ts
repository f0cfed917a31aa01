import type { VoiceSample as VendorVoiceSample } from '@elevenlabs/elevenlabs-js/serialization/types/VoiceSample.js'
import { VoiceSample } from '../../../schema/voices/VoiceSample.js'
import { requiredText } from '../client/malformedResponse.js'
import { read } from './read.js'
import { toSpeakerSeparation } from './toSpeakerSeparation.js'

/** Null for a sample without an id. */
export function toVoiceSample(raw: VendorVoiceSample.Raw, voiceId: string): VoiceSample | null {
  if (raw.sample_id == null) return null
  const sample = new VoiceSample()
  sample.voiceId = voiceId
  sample.upstreamId = requiredText(raw.sample_id, 'sample_id')
  sample.fileName = read.text(raw.file_name)
  sample.mediaType = read.text(raw.mime_type)
  sample.sizeBytes = read.safeInt(raw.size_bytes)
  sample.hash = read.text(raw.hash)
  sample.durationSecs = read.number(raw.duration_secs)
  sample.isBackgroundNoiseRemoved = read.flag(raw.remove_background_noise)
  sample.hasIsolatedAudio = read.flag(raw.has_isolated_audio)
  sample.hasIsolatedAudioPreview = read.flag(raw.has_isolated_audio_preview)
  // The unit is documented only for the update of these values.
  sample.trimStartMs = read.int(raw.trim_start)
  sample.trimEndMs = read.int(raw.trim_end)
  const separation = raw.speaker_separation
  sample.separation = separation && toSpeakerSeparation(separation, { voiceId, sampleId: sample.upstreamId })
  return sample
}
