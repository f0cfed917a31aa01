import { Field, Float, ID, Int, ObjectType } from 'type-graphql'
import { enumOf } from '../shared/enumOf.js'
import { DateTime, SafeInt } from '../shared/scalars.js'
import { VoiceCategory } from './VoiceCategory.js'
import { VoiceLabel } from './VoiceLabel.js'

export const VoiceSharingStatus = enumOf('VoiceSharingStatus', 'Whether a voice is offered in the public library.', {
  ENABLED: 'It is offered.',
  DISABLED: 'It is not offered.',
  COPIED: 'It is a copy of a library voice.',
  COPIED_DISABLED: 'It is a copy of a library voice that is no longer offered.',
  UNKNOWN: 'A status that this version does not know.',
})
export type VoiceSharingStatus = keyof typeof VoiceSharingStatus

export const VoiceReviewStatus = enumOf('VoiceReviewStatus', 'What the reviewers of the public library decided.', {
  NOT_REQUESTED: 'No review was asked for.',
  PENDING: 'The review is under way.',
  DECLINED: 'The voice was declined.',
  ALLOWED: 'The voice was allowed.',
  ALLOWED_WITH_CHANGES: 'The voice was allowed after changes.',
  UNKNOWN: 'A status that this version does not know.',
})
export type VoiceReviewStatus = keyof typeof VoiceReviewStatus

export const VoiceReaderResourceType = enumOf(
  'VoiceReaderResourceType',
  'Where in the reader app a voice is offered.',
  {
    READ: 'One text.',
    COLLECTION: 'A collection of texts.',
    UNKNOWN: 'A kind that this version does not know.',
  },
)
export type VoiceReaderResourceType = keyof typeof VoiceReaderResourceType

@ObjectType({ description: 'A part of the reader app that a voice is restricted to.', simpleResolvers: true })
export class VoiceReaderResource {
  @Field(() => VoiceReaderResourceType, { description: 'What kind of resource it is.' })
  type!: VoiceReaderResourceType

  @Field(() => ID, { description: 'Id of the resource.' })
  id!: string
}

@ObjectType({ description: 'How a voice is offered in the public voice library.', simpleResolvers: true })
export class VoiceSharing {
  @Field(() => VoiceSharingStatus, { description: 'Whether the voice is offered.' })
  status!: VoiceSharingStatus

  @Field(() => DateTime, { nullable: true, description: 'When it was shared.' })
  sharedAt!: Date | null

  @Field(() => ID, { nullable: true, description: 'Public id of the account that offers it.' })
  publicOwnerId!: string | null

  @Field(() => ID, { nullable: true, description: 'Id of the voice that this one was copied from.' })
  originalVoiceId!: string | null

  @Field(() => ID, { nullable: true, description: 'History item played as the sample of the voice.' })
  historyItemSampleId!: string | null

  @Field(() => String, { nullable: true, description: 'Name in the library.' })
  name!: string | null

  @Field(() => String, { nullable: true, description: 'Description in the library.' })
  description!: string | null

  @Field(() => [VoiceLabel], { description: 'Labels in the library.' })
  labels!: VoiceLabel[]

  @Field(() => VoiceCategory, { nullable: true, description: 'Category in the library.' })
  category!: VoiceCategory | null

  @Field(() => Boolean, { nullable: true, description: 'Whether it is listed in the library.' })
  isEnabledInLibrary!: boolean | null

  @Field(() => Boolean, { nullable: true, description: 'Whether the library features it.' })
  isFeatured!: boolean | null

  @Field(() => Boolean, { nullable: true, description: 'Whether its use is rewarded with money.' })
  hasFinancialRewards!: boolean | null

  @Field(() => Boolean, { nullable: true, description: 'Whether users of free plans may use it.' })
  isFreeUseAllowed!: boolean | null

  @Field(() => Boolean, { nullable: true, description: 'Whether texts are moderated as they are spoken.' })
  isLiveModerationEnabled!: boolean | null

  @Field(() => Boolean, { nullable: true, description: 'Whether it may be mixed with other voices.' })
  isVoiceMixingAllowed!: boolean | null

  @Field(() => Boolean, { nullable: true, description: 'Whether the reader app offers it.' })
  isReaderAppEnabled!: boolean | null

  @Field(() => [VoiceReaderResource], { description: 'The parts of the reader app that it is restricted to.' })
  readerRestrictedOn!: VoiceReaderResource[]

  @Field(() => Float, { nullable: true, description: 'Multiplier of the cost in credits.' })
  rate!: number | null

  @Field(() => Float, { nullable: true, description: 'Price in US dollars per 1,000 credits.' })
  fiatRate!: number | null

  @Field(() => Int, { nullable: true, description: 'Days of notice before the voice may be withdrawn.' })
  noticePeriodDays!: number | null

  @Field(() => DateTime, { nullable: true, description: 'When it will be withdrawn.' })
  disableAt!: Date | null

  @Field(() => SafeInt, { nullable: true, description: 'How many people like it.' })
  likedByCount!: number | null

  @Field(() => SafeInt, { nullable: true, description: 'How many workspaces hold a copy.' })
  clonedByCount!: number | null

  @Field(() => VoiceReviewStatus, { nullable: true, description: 'What the reviewers decided.' })
  reviewStatus!: VoiceReviewStatus | null

  @Field(() => String, { nullable: true, description: 'What the reviewers wrote.' })
  reviewMessage!: string | null

  @Field(() => String, { nullable: true, description: 'Picture of the voice in the library.' })
  imageUrl!: string | null

  @Field(() => String, { nullable: true, description: 'Name on Instagram.' })
  instagramUsername!: string | null

  @Field(() => String, { nullable: true, description: 'Name on Twitter.' })
  twitterUsername!: string | null

  @Field(() => String, { nullable: true, description: 'Name on YouTube.' })
  youtubeUsername!: string | null

  @Field(() => String, { nullable: true, description: 'Name on TikTok.' })
  tiktokUsername!: string | null
}
