import type { VoiceSample as WireVoiceSample } from '@elevenlabs/elevenlabs-js/serialization/types/VoiceSample.js'
import { VoiceSample } from '../../../schema/voices/VoiceSample.js'
import { vitalText } from '../client/malformedAnswer.js'
import { toSpeakerSeparation } from './toSpeakerSeparation.js'
import { wire } from './wire.js'

/** Null for a sample that bears no id, since nothing could ever be asked about it. */
export function toVoiceSample(raw: WireVoiceSample.Raw, voiceId: string): VoiceSample | null {
  if (raw.sample_id == null) return null
  const sample = new VoiceSample()
  sample.voiceId = voiceId
  sample.upstreamId = vitalText(raw.sample_id, 'sample_id')
  sample.fileName = wire.text(raw.file_name)
  sample.mediaType = wire.text(raw.mime_type)
  sample.sizeBytes = wire.safeInt(raw.size_bytes)
  sample.hash = wire.text(raw.hash)
  sample.durationSecs = wire.number(raw.duration_secs)
  sample.isBackgroundNoiseRemoved = wire.flag(raw.remove_background_noise)
  sample.hasIsolatedAudio = wire.flag(raw.has_isolated_audio)
  sample.hasIsolatedAudioPreview = wire.flag(raw.has_isolated_audio_preview)
  // The read side does not say the unit; the update call, which sets the same two values, says milliseconds.
  sample.trimStartMs = wire.int(raw.trim_start)
  sample.trimEndMs = wire.int(raw.trim_end)
  const separation = raw.speaker_separation
  sample.separation = separation && toSpeakerSeparation(separation, voiceId, sample.upstreamId)
  return sample
}
