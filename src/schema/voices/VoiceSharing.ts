import { Field, Float, ID, Int, ObjectType } from 'type-graphql'
import { enumOf } from '../shared/enumOf.js'
import { DateTime, SafeInt } from '../shared/scalars.js'
import { VoiceCategory } from './VoiceCategory.js'
import { VoiceLabel } from './VoiceLabel.js'

export const VoiceSharingStatus = enumOf('VoiceSharingStatus', 'Status of a voice in the public library.', {
  ENABLED: 'The voice is published.',
  DISABLED: 'The voice is not published.',
  COPIED: 'The voice is a copy of a library voice.',
  COPIED_DISABLED: 'The voice is a copy of a library voice that is no longer published.',
  UNKNOWN: 'A status that this version does not know.',
})
export type VoiceSharingStatus = keyof typeof VoiceSharingStatus

export const VoiceReviewStatus = enumOf('VoiceReviewStatus', 'Result of the review for the public library.', {
  NOT_REQUESTED: 'No review was requested.',
  PENDING: 'The review is in progress.',
  DECLINED: 'The voice was declined.',
  ALLOWED: 'The voice was allowed.',
  ALLOWED_WITH_CHANGES: 'The voice was allowed after changes.',
  UNKNOWN: 'A status that this version does not know.',
})
export type VoiceReviewStatus = keyof typeof VoiceReviewStatus

export const VoiceReaderResourceType = enumOf('VoiceReaderResourceType', 'Kind of resource of the reader app.', {
  READ: 'A single text.',
  COLLECTION: 'A collection of texts.',
  UNKNOWN: 'A kind that this version does not know.',
})
export type VoiceReaderResourceType = keyof typeof VoiceReaderResourceType

@ObjectType({ description: 'A resource of the reader app to which a voice is restricted.', simpleResolvers: true })
export class VoiceReaderResource {
  @Field(() => VoiceReaderResourceType, { description: 'Kind of resource.' })
  type!: VoiceReaderResourceType

  @Field(() => ID, { description: 'Id of the resource.' })
  id!: string
}

@ObjectType({ description: 'Publication of a voice in the public voice library.', simpleResolvers: true })
export class VoiceSharing {
  @Field(() => VoiceSharingStatus, { description: 'Status of the publication.' })
  status!: VoiceSharingStatus

  @Field(() => DateTime, { nullable: true, description: 'When the voice was published; null if it was not.' })
  sharedAt!: Date | null

  @Field(() => ID, { nullable: true, description: 'Public id of the account that offers the voice.' })
  publicOwnerId!: string | null

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the voice that this voice was copied from; null if it is not a copy.',
  })
  originalVoiceId!: string | null

  @Field(() => ID, { nullable: true, description: 'Id of the history item that is played as the sample of the voice.' })
  historyItemSampleId!: string | null

  @Field(() => String, { nullable: true, description: 'Name in the public library.' })
  name!: string | null

  @Field(() => String, { nullable: true, description: 'Description in the public library.' })
  description!: string | null

  @Field(() => [VoiceLabel], { description: 'Labels in the public library.' })
  labels!: VoiceLabel[]

  @Field(() => VoiceCategory, { nullable: true, description: 'Category in the public library.' })
  category!: VoiceCategory | null

  @Field(() => Boolean, { nullable: true, description: 'Whether the voice is listed in the library.' })
  isEnabledInLibrary!: boolean | null

  @Field(() => Boolean, { nullable: true, description: 'Whether the library features the voice.' })
  isFeatured!: boolean | null

  @Field(() => Boolean, { nullable: true, description: 'Whether the owner receives payments for its use.' })
  hasFinancialRewards!: boolean | null

  @Field(() => Boolean, { nullable: true, description: 'Whether free plans may use the voice.' })
  isFreeUseAllowed!: boolean | null

  @Field(() => Boolean, { nullable: true, description: 'Whether texts are moderated during the generation.' })
  isLiveModerationEnabled!: boolean | null

  @Field(() => Boolean, { nullable: true, description: 'Whether the voice may be mixed with other voices.' })
  isVoiceMixingAllowed!: boolean | null

  @Field(() => Boolean, { nullable: true, description: 'Whether the reader app offers the voice.' })
  isReaderAppEnabled!: boolean | null

  @Field(() => [VoiceReaderResource], { description: 'Resources of the reader app to which the voice is restricted.' })
  readerRestrictedOn!: VoiceReaderResource[]

  @Field(() => Float, { nullable: true, description: 'Factor of the cost in credits.' })
  rate!: number | null

  @Field(() => Float, { nullable: true, description: 'Price in US dollars per 1,000 credits.' })
  fiatRate!: number | null

  @Field(() => Int, { nullable: true, description: 'Notice period in days before the voice may be withdrawn.' })
  noticePeriodDays!: number | null

  @Field(() => DateTime, { nullable: true, description: 'When the voice will be withdrawn; null if no date is set.' })
  disableAt!: Date | null

  @Field(() => SafeInt, { nullable: true, description: 'Number of users who like the voice.' })
  likedByCount!: number | null

  @Field(() => SafeInt, { nullable: true, description: 'Number of workspaces that have added the voice.' })
  clonedByCount!: number | null

  @Field(() => VoiceReviewStatus, { nullable: true, description: 'Result of the review.' })
  reviewStatus!: VoiceReviewStatus | null

  @Field(() => String, { nullable: true, description: 'Message of the reviewers; null if there is none.' })
  reviewMessage!: string | null

  @Field(() => String, { nullable: true, description: 'URL of the image of the voice; null if there is none.' })
  imageUrl!: string | null

  @Field(() => String, { nullable: true, description: 'User name on Instagram.' })
  instagramUsername!: string | null

  @Field(() => String, { nullable: true, description: 'User name on Twitter.' })
  twitterUsername!: string | null

  @Field(() => String, { nullable: true, description: 'User name on YouTube.' })
  youtubeUsername!: string | null

  @Field(() => String, { nullable: true, description: 'User name on TikTok.' })
  tiktokUsername!: string | null
}
