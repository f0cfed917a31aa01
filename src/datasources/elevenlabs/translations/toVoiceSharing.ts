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
import { read } from './read.js'
import { toVoiceLabels } from './toVoiceLabels.js'

/** Omits personal and confidential data: whitelisted_emails, ban_reason, moderation_check. */
export function toVoiceSharing(raw: VoiceSharingResponse.Raw): VoiceSharing {
  const sharing = new VoiceSharing()
  sharing.status = read.enum(VoiceSharingStatus, raw.status) ?? 'UNKNOWN'
  sharing.sharedAt = read.seconds(raw.date_unix)
  sharing.publicOwnerId = read.text(raw.public_owner_id)
  sharing.originalVoiceId = read.text(raw.original_voice_id)
  sharing.historyItemSampleId = read.text(raw.history_item_sample_id)
  sharing.name = read.text(raw.name)
  sharing.description = read.text(raw.description)
  sharing.labels = toVoiceLabels(raw.labels)
  sharing.category = read.enum(VoiceCategory, raw.category)
  sharing.isEnabledInLibrary = read.flag(raw.enabled_in_library)
  sharing.isFeatured = read.flag(raw.featured)
  sharing.hasFinancialRewards = read.flag(raw.financial_rewards_enabled)
  sharing.isFreeUseAllowed = read.flag(raw.free_users_allowed)
  sharing.isLiveModerationEnabled = read.flag(raw.live_moderation_enabled)
  sharing.isVoiceMixingAllowed = read.flag(raw.voice_mixing_allowed)
  sharing.isReaderAppEnabled = read.flag(raw.reader_app_enabled)
  sharing.readerRestrictedOn = read.list(raw.reader_restricted_on, toReaderResource)
  sharing.rate = read.number(raw.rate)
  sharing.fiatRate = read.number(raw.fiat_rate)
  sharing.noticePeriodDays = read.int(raw.notice_period)
  sharing.disableAt = read.seconds(raw.disable_at_unix)
  sharing.likedByCount = read.safeInt(raw.liked_by_count)
  sharing.clonedByCount = read.safeInt(raw.cloned_by_count)
  sharing.reviewStatus = read.enum(VoiceReviewStatus, raw.review_status)
  sharing.reviewMessage = read.text(raw.review_message)
  sharing.imageUrl = read.text(raw.image_url)
  sharing.instagramUsername = read.text(raw.instagram_username)
  sharing.twitterUsername = read.text(raw.twitter_username)
  sharing.youtubeUsername = read.text(raw.youtube_username)
  sharing.tiktokUsername = read.text(raw.tiktok_username)
  return sharing
}

function toReaderResource(raw: ReaderResourceResponseModel.Raw): VoiceReaderResource | null {
  const id = read.text(raw.resource_id)
  if (!id) return null
  const resource = new VoiceReaderResource()
  resource.type = read.enum(VoiceReaderResourceType, raw.resource_type) ?? 'UNKNOWN'
  resource.id = id
  return resource
}
