import type { Voice as VendorVoice } from '@elevenlabs/elevenlabs-js/serialization/types/Voice.js'
import { Voice, VoiceLabellingStatus, VoiceRecordingQuality, VoiceSafetyControl } from '../../../schema/voices/Voice.js'
import { VoiceCategory } from '../../../schema/voices/VoiceCategory.js'
import type { VoiceSample } from '../../../schema/voices/VoiceSample.js'
import { malformedResponse, requiredText } from '../client/malformedResponse.js'
import { read } from './read.js'
import { toVerifiedLanguage } from './toVerifiedLanguage.js'
import { toVoiceFineTuning } from './toVoiceFineTuning.js'
import { toVoiceLabels } from './toVoiceLabels.js'
import { toVoiceSample } from './toVoiceSample.js'
import { toVoiceSettings } from './toVoiceSettings.js'
import { toVoiceSharing } from './toVoiceSharing.js'
import { toVoiceVerification } from './toVoiceVerification.js'

/** Assigns field by field, without closures, because each list query translates up to 100 voices. */
export function toVoice(raw: VendorVoice.Raw): Voice {
  if (typeof raw !== 'object' || raw === null) throw malformedResponse('voice is not an object')
  const voice = new Voice()
  voice.id = requiredText(raw.voice_id, 'voice_id')
  voice.name = read.text(raw.name) ?? ''
  voice.category = read.enum(VoiceCategory, raw.category)
  voice.description = blankAsNull(read.text(raw.description))
  voice.labels = toVoiceLabels(raw.labels)
  voice.availableForTiers = read.texts(raw.available_for_tiers)
  voice.highQualityBaseModelIds = read.texts(raw.high_quality_base_model_ids)
  voice.verifiedLanguages = read.list(raw.verified_languages, (entry) => toVerifiedLanguage(voice.id, entry))
  voice.collectionIds = read.texts(raw.collection_ids)
  voice.fineTuning = raw.fine_tuning ? toVoiceFineTuning(raw.fine_tuning) : null
  voice.verification = raw.voice_verification ? toVoiceVerification(raw.voice_verification) : null
  voice.sharing = raw.sharing ? toVoiceSharing(raw.sharing) : null
  voice.safetyControl = read.enum(VoiceSafetyControl, raw.safety_control)
  voice.recordingQuality = read.enum(VoiceRecordingQuality, raw.recording_quality)
  voice.recordingQualityReason = read.text(raw.recording_quality_reason)
  voice.labellingStatus = read.enum(VoiceLabellingStatus, raw.labelling_status)
  voice.isLegacy = raw.is_legacy === true
  voice.isMixed = raw.is_mixed === true
  voice.isBookmarked = read.flag(raw.is_bookmarked)
  voice.favoritedAt = read.seconds(raw.favorited_at_unix)
  voice.createdAt = read.seconds(raw.created_at_unix)
  voice.ownership = null
  voice.isOwnedByWorkspace = read.flag(raw.is_owner)
  voice.samples = toSamples(raw, voice)
  voice.settings = raw.settings ? toVoiceSettings(raw.settings) : undefined
  voice.previewUrl = read.text(raw.preview_url)
  return voice
}

/**
 * Undefined if the response does not have the samples. For voices that are made from recordings, null means the same: upstream
 * does not document whether lists include samples.
 */
function toSamples(raw: VendorVoice.Raw, voice: Voice): VoiceSample[] | undefined {
  if (raw.samples === undefined) return undefined
  if (raw.samples === null) {
    return voice.category === 'PROFESSIONAL' || voice.category === 'CLONED' ? undefined : []
  }
  if (!Array.isArray(raw.samples)) throw malformedResponse('samples is not a list')
  const samples: VoiceSample[] = []
  for (const rawSample of raw.samples) {
    const sample = rawSample && toVoiceSample(rawSample, voice.id)
    if (sample) samples.push(sample)
  }
  return samples
}

/** The description of a voice whose description was deleted. */
function blankAsNull(text: string | null): string | null {
  return text?.trim() ? text : null
}
