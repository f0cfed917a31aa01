import type { LibraryVoiceResponse } from '@elevenlabs/elevenlabs-js/serialization/types/LibraryVoiceResponse.js'
import { LibraryVoice } from '../../../schema/voices/LibraryVoice.js'
import { VoiceCategory } from '../../../schema/voices/VoiceCategory.js'
import { requiredText } from '../client/malformedResponse.js'
import { read } from './read.js'
import { toVerifiedLanguage } from './toVerifiedLanguage.js'

export function toLibraryVoice(raw: LibraryVoiceResponse.Raw): LibraryVoice {
  const voice = new LibraryVoice()
  voice.id = requiredText(raw.voice_id, 'voice_id')
  voice.publicOwnerId = requiredText(raw.public_owner_id, 'public_owner_id')
  voice.name = read.text(raw.name) ?? ''
  voice.category = read.enum(VoiceCategory, raw.category)
  voice.description = read.text(raw.description)
  voice.language = read.text(raw.language)
  voice.locale = read.text(raw.locale)
  voice.accent = read.text(raw.accent)
  voice.gender = read.text(raw.gender)
  voice.age = read.text(raw.age)
  voice.descriptive = read.text(raw.descriptive)
  voice.useCase = read.text(raw.use_case)
  voice.previewUrl = read.text(raw.preview_url)
  voice.verifiedLanguages = read.list(raw.verified_languages, (entry) => toVerifiedLanguage(null, entry))
  voice.clonedByCount = read.safeInt(raw.cloned_by_count)
  voice.rate = read.number(raw.rate)
  voice.noticePeriodDays = read.int(raw.notice_period)
  voice.isFeatured = read.flag(raw.featured)
  voice.isAddedByWorkspace = read.flag(raw.is_added_by_user)
  voice.isBookmarked = read.flag(raw.is_bookmarked)
  voice.isFreeUseAllowed = read.flag(raw.free_users_allowed)
  voice.isLiveModerationEnabled = read.flag(raw.live_moderation_enabled)
  voice.imageUrl = read.text(raw.image_url)
  return voice
}
