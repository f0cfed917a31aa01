import type { LibraryVoiceResponse } from '@elevenlabs/elevenlabs-js/serialization/types/LibraryVoiceResponse.js'
import { LibraryVoice } from '../../../schema/voices/LibraryVoice.js'
import { VoiceCategory } from '../../../schema/voices/VoiceCategory.js'
import { vitalText } from '../client/malformedAnswer.js'
import { toVerifiedLanguage } from './toVerifiedLanguage.js'
import { wire } from './wire.js'

export function toLibraryVoice(raw: LibraryVoiceResponse.Raw): LibraryVoice {
  const voice = new LibraryVoice()
  voice.id = vitalText(raw.voice_id, 'voice_id')
  voice.publicOwnerId = vitalText(raw.public_owner_id, 'public_owner_id')
  voice.name = wire.text(raw.name) ?? ''
  voice.category = wire.word(VoiceCategory, raw.category)
  voice.description = wire.text(raw.description)
  voice.language = wire.text(raw.language)
  voice.locale = wire.text(raw.locale)
  voice.accent = wire.text(raw.accent)
  voice.gender = wire.text(raw.gender)
  voice.age = wire.text(raw.age)
  voice.descriptive = wire.text(raw.descriptive)
  voice.useCase = wire.text(raw.use_case)
  voice.previewUrl = wire.text(raw.preview_url)
  voice.verifiedLanguages = wire.list(raw.verified_languages, (entry) => toVerifiedLanguage(null, entry))
  voice.clonedByCount = wire.safeInt(raw.cloned_by_count)
  voice.rate = wire.number(raw.rate)
  voice.noticePeriodDays = wire.int(raw.notice_period)
  voice.isFeatured = wire.flag(raw.featured)
  voice.isAddedByWorkspace = wire.flag(raw.is_added_by_user)
  voice.isBookmarked = wire.flag(raw.is_bookmarked)
  voice.isFreeUseAllowed = wire.flag(raw.free_users_allowed)
  voice.isLiveModerationEnabled = wire.flag(raw.live_moderation_enabled)
  voice.imageUrl = wire.text(raw.image_url)
  return voice
}
