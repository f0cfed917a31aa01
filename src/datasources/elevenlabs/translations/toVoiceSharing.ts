import type { ReaderResourceResponseModel } from '@elevenlabs/elevenlabs-js/serialization/types/ReaderResourceResponseModel.js'
import type { VoiceSharingResponse } from '@elevenlabs/elevenlabs-js/serialization/types/VoiceSharingResponse.js'
import { VoiceCategory } from '../../../schema/voices/VoiceCategory.js'
import {
  VoiceReaderResource,
  VoiceReaderResourceType,
  VoiceReviewStatus,
  VoiceSharing,
  VoiceSharingStatus,
} from '../../../schema/voices/VoiceSharing.js'
import { toVoiceLabels } from './toVoiceLabels.js'
import { wire } from './wire.js'

/** Left out on purpose, as personal or delicate: whitelisted_emails, ban_reason, moderation_check. */
export function toVoiceSharing(raw: VoiceSharingResponse.Raw): VoiceSharing {
  const sharing = new VoiceSharing()
  sharing.status = wire.word(VoiceSharingStatus, raw.status) ?? 'UNKNOWN'
  sharing.sharedAt = wire.seconds(raw.date_unix)
  sharing.publicOwnerId = wire.text(raw.public_owner_id)
  sharing.originalVoiceId = wire.text(raw.original_voice_id)
  sharing.historyItemSampleId = wire.text(raw.history_item_sample_id)
  sharing.name = wire.text(raw.name)
  sharing.description = wire.text(raw.description)
  sharing.labels = toVoiceLabels(raw.labels)
  sharing.category = wire.word(VoiceCategory, raw.category)
  sharing.isEnabledInLibrary = wire.flag(raw.enabled_in_library)
  sharing.isFeatured = wire.flag(raw.featured)
  sharing.hasFinancialRewards = wire.flag(raw.financial_rewards_enabled)
  sharing.isFreeUseAllowed = wire.flag(raw.free_users_allowed)
  sharing.isLiveModerationEnabled = wire.flag(raw.live_moderation_enabled)
  sharing.isVoiceMixingAllowed = wire.flag(raw.voice_mixing_allowed)
  sharing.isReaderAppEnabled = wire.flag(raw.reader_app_enabled)
  sharing.readerRestrictedOn = wire.list(raw.reader_restricted_on, toReaderResource)
  sharing.rate = wire.number(raw.rate)
  sharing.fiatRate = wire.number(raw.fiat_rate)
  sharing.noticePeriodDays = wire.int(raw.notice_period)
  sharing.disableAt = wire.seconds(raw.disable_at_unix)
  sharing.likedByCount = wire.safeInt(raw.liked_by_count)
  sharing.clonedByCount = wire.safeInt(raw.cloned_by_count)
  sharing.reviewStatus = wire.word(VoiceReviewStatus, raw.review_status)
  sharing.reviewMessage = wire.text(raw.review_message)
  sharing.imageUrl = wire.text(raw.image_url)
  sharing.instagramUsername = wire.text(raw.instagram_username)
  sharing.twitterUsername = wire.text(raw.twitter_username)
  sharing.youtubeUsername = wire.text(raw.youtube_username)
  sharing.tiktokUsername = wire.text(raw.tiktok_username)
  return sharing
}

function toReaderResource(raw: ReaderResourceResponseModel.Raw): VoiceReaderResource | null {
  const id = wire.text(raw.resource_id)
  if (!id) return null
  const resource = new VoiceReaderResource()
  resource.type = wire.word(VoiceReaderResourceType, raw.resource_type) ?? 'UNKNOWN'
  resource.id = id
  return resource
}
