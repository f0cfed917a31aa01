import type { Voice as WireVoice } from '@elevenlabs/elevenlabs-js/serialization/types/Voice.js'
import { Voice, VoiceLabellingStatus, VoiceRecordingQuality, VoiceSafetyControl } from '../../../schema/voices/Voice.js'
import { VoiceCategory } from '../../../schema/voices/VoiceCategory.js'
import type { VoiceSample } from '../../../schema/voices/VoiceSample.js'
import { malformedAnswer, vitalText } from '../client/malformedAnswer.js'
import { toVerifiedLanguage } from './toVerifiedLanguage.js'
import { toVoiceFineTuning } from './toVoiceFineTuning.js'
import { toVoiceLabels } from './toVoiceLabels.js'
import { toVoiceSample } from './toVoiceSample.js'
import { toVoiceSettings } from './toVoiceSettings.js'
import { toVoiceSharing } from './toVoiceSharing.js'
import { toVoiceVerification } from './toVoiceVerification.js'
import { wire } from './wire.js'

/**
 * A voice as the graph knows it. Field by field and without closures, because a page of a hundred passes through here
 * on every list query.
 */
export function toVoice(raw: WireVoice.Raw): Voice {
  if (typeof raw !== 'object' || raw === null) throw malformedAnswer('voice is not an object')
  const voice = new Voice()
  voice.id = vitalText(raw.voice_id, 'voice_id')
  voice.name = wire.text(raw.name) ?? ''
  voice.category = wire.word(VoiceCategory, raw.category)
  voice.description = wire.text(raw.description)
  voice.labels = toVoiceLabels(raw.labels)
  voice.availableForTiers = wire.texts(raw.available_for_tiers)
  voice.highQualityBaseModelIds = wire.texts(raw.high_quality_base_model_ids)
  voice.verifiedLanguages = wire.list(raw.verified_languages, (entry) => toVerifiedLanguage(voice.id, entry))
  voice.collectionIds = wire.texts(raw.collection_ids)
  voice.fineTuning = raw.fine_tuning ? toVoiceFineTuning(raw.fine_tuning) : null
  voice.verification = raw.voice_verification ? toVoiceVerification(raw.voice_verification) : null
  voice.sharing = raw.sharing ? toVoiceSharing(raw.sharing) : null
  voice.safetyControl = wire.word(VoiceSafetyControl, raw.safety_control)
  voice.recordingQuality = wire.word(VoiceRecordingQuality, raw.recording_quality)
  voice.recordingQualityReason = wire.text(raw.recording_quality_reason)
  voice.labellingStatus = wire.word(VoiceLabellingStatus, raw.labelling_status)
  voice.isLegacy = raw.is_legacy === true
  voice.isMixed = raw.is_mixed === true
  voice.isBookmarked = wire.flag(raw.is_bookmarked)
  voice.favoritedAt = wire.seconds(raw.favorited_at_unix)
  voice.createdAt = wire.seconds(raw.created_at_unix)
  voice.ownership = null
  voice.isOwnedByWorkspace = wire.flag(raw.is_owner)
  voice.samples = toSamples(raw, voice)
  voice.settings = raw.settings ? toVoiceSettings(raw.settings) : undefined
  voice.previewUrl = wire.text(raw.preview_url)
  return voice
}

/**
 * `undefined` means that this answer does not tell. A null says so too for the kinds of voice that are made from
 * recordings, since nobody knows whether a list fills samples as GET by id does.
 */
function toSamples(raw: WireVoice.Raw, voice: Voice): VoiceSample[] | undefined {
  if (raw.samples === undefined) return undefined
  if (raw.samples === null) {
    return voice.category === 'PROFESSIONAL' || voice.category === 'CLONED' ? undefined : []
  }
  if (!Array.isArray(raw.samples)) throw malformedAnswer('samples is not a list')
  const samples: VoiceSample[] = []
  for (const rawSample of raw.samples) {
    const sample = rawSample && toVoiceSample(rawSample, voice.id)
    if (sample) samples.push(sample)
  }
  return samples
}
