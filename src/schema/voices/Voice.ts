import { Directive, Field, ID, ObjectType } from 'type-graphql'
import { enumOf } from '../shared/enumOf.js'
import { DateTime } from '../shared/scalars.js'
import { User } from '../users/User.js'
import { VoiceCategory } from './VoiceCategory.js'
import type { VoiceFineTuning } from './VoiceFineTuning.js'
import { VoiceLabel } from './VoiceLabel.js'
import { type VoiceOwnership, VoicePermission, VoiceVisibility } from './VoiceOwnership.js'
import type { VoiceSample } from './VoiceSample.js'
import type { VoiceSettings } from './VoiceSettings.js'
import { VoiceSharing } from './VoiceSharing.js'
import type { VoiceVerification } from './VoiceVerification.js'

export const VoiceRecordingQuality = enumOf(
  'VoiceRecordingQuality',
  'Quality of the audio that a voice was created from.',
  {
    STUDIO: 'Studio quality.',
    GOOD: 'Good quality.',
    OK: 'Acceptable quality.',
    POOR: 'Poor quality.',
    BAD: 'Bad quality.',
    UNKNOWN: 'A quality that this version does not know.',
  },
)
export type VoiceRecordingQuality = keyof typeof VoiceRecordingQuality

export const VoiceLabellingStatus = enumOf('VoiceLabellingStatus', 'Status of the review of the labels of a voice.', {
  IN_REVIEW: 'The review is in progress.',
  REVIEW_COMPLETE: 'The review is finished.',
  UNKNOWN: 'A status that this version does not know.',
})
export type VoiceLabellingStatus = keyof typeof VoiceLabellingStatus

export const VoiceSafetyControl = enumOf(
  'VoiceSafetyControl',
  'Restriction of a voice by the safety rules of the voice service.',
  {
    NONE: 'No restriction.',
    BAN: 'The voice must not be used.',
    CAPTCHA: 'The voice must be verified before use.',
    ENTERPRISE_BAN: 'The enterprise account must not use the voice.',
    ENTERPRISE_CAPTCHA: 'The enterprise account must verify the voice before use.',
    UNKNOWN: 'A restriction that this version does not know.',
  },
)
export type VoiceSafetyControl = keyof typeof VoiceSafetyControl

@ObjectType({ description: 'A language that was verified for a voice and a model.', simpleResolvers: true })
export class VoiceVerifiedLanguage {
  @Field(() => String, { description: 'Language code.' })
  language!: string

  @Field(() => ID, { description: 'Id of the model.' })
  modelId!: string

  @Field(() => String, { nullable: true, description: 'Accent within the language; null if it is not known.' })
  accent!: string | null

  @Field(() => String, { nullable: true, description: 'Locale, such as `en-GB`; null if it is not known.' })
  locale!: string | null

  /** Null for a library voice. */
  voiceId!: string | null

  previewUrl!: string | null
}

@Directive('@key(fields: "id")')
@ObjectType({ description: 'A voice that can speak texts.', simpleResolvers: true })
export class Voice {
  @Field(() => ID, { description: 'Id of the voice; the same as at the voice service.' })
  id!: string

  @Field(() => String, { nullable: true, description: 'Name of the voice; empty if it has none.' })
  name!: string

  @Field(() => VoiceCategory, { nullable: true, description: 'How the voice was created; null if it is not known.' })
  category!: VoiceCategory | null

  @Field(() => String, { nullable: true, description: 'Description of the voice; null if there is none.' })
  description!: string | null

  @Field(() => [VoiceLabel], { nullable: true, description: 'Labels of the voice, sorted by key.' })
  labels!: VoiceLabel[]

  @Field(() => [String], {
    nullable: true,
    description: 'Plans of the voice service that may use the voice; empty: all.',
  })
  availableForTiers!: string[]

  @Field(() => [ID], { nullable: true, description: 'Ids of the models that support the voice in high quality.' })
  highQualityBaseModelIds!: string[]

  @Field(() => [VoiceVerifiedLanguage], {
    nullable: true,
    description: 'Languages that were verified for the voice.',
  })
  verifiedLanguages!: VoiceVerifiedLanguage[]

  @Field(() => [ID], {
    nullable: true,
    description: 'Ids of the collections of the upstream workspace that contain the voice.',
  })
  collectionIds!: string[]

  @Field(() => VoiceSharing, {
    nullable: true,
    description:
      'Publication in the public voice library; null if there is none. Requires the permission MANAGE, otherwise null.',
  })
  sharing!: VoiceSharing | null

  @Field(() => VoiceSafetyControl, {
    nullable: true,
    description:
      'Restriction by the safety rules of the voice service. Requires the permission MANAGE, otherwise null.',
  })
  safetyControl!: VoiceSafetyControl | null

  @Field(() => VoiceRecordingQuality, {
    nullable: true,
    description: 'Quality of the audio that the voice was created from; null if it is not known.',
  })
  recordingQuality!: VoiceRecordingQuality | null

  @Field(() => String, { nullable: true, description: 'Reason for the recording quality; null if there is none.' })
  recordingQualityReason!: string | null

  @Field(() => VoiceLabellingStatus, {
    nullable: true,
    description: 'Status of the review of the labels; null if there was no review.',
  })
  labellingStatus!: VoiceLabellingStatus | null

  @Field(() => Boolean, { nullable: true, description: 'Whether the voice is available only to existing users.' })
  isLegacy!: boolean

  @Field(() => Boolean, { nullable: true, description: 'Whether the voice was mixed from other voices.' })
  isMixed!: boolean

  @Field(() => Boolean, { nullable: true, description: 'Whether the upstream workspace has bookmarked the voice.' })
  isBookmarked!: boolean | null

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the upstream workspace marked the voice as a favorite; null if it did not.',
  })
  favoritedAt!: Date | null

  @Field(() => DateTime, { nullable: true, description: 'When the voice was created; null for old voices.' })
  createdAt!: Date | null

  @Field(() => User, { nullable: true, description: 'Owner of the voice; null for stock voices.' })
  owner!: User | null

  @Field(() => VoiceVisibility, {
    nullable: true,
    description: 'Who can see the voice in addition to its owner and the users with a grant.',
  })
  visibility!: VoiceVisibility

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the voice is a stock voice. Stock voices are visible to all users and have no owner.',
  })
  isStock!: boolean

  @Field(() => VoicePermission, { nullable: true, description: 'Your permission for the voice.' })
  viewerPermission!: VoicePermission

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the voice was first recorded by this service; null if it is not recorded.',
  })
  addedAt!: Date | null

  /** The row with the ownership; null for a voice of the workspace that has no row yet. */
  ownership!: VoiceOwnership | null

  /** Relates to the user of the upstream key, not to the viewer. False for stock voices. */
  isOwnedByWorkspace!: boolean | null

  /** These four are undefined if the upstream response did not contain them; a loader then reads them. */
  samples!: VoiceSample[] | undefined

  fineTuning!: VoiceFineTuning | null | undefined

  verification!: VoiceVerification | null | undefined

  settings!: VoiceSettings | undefined

  previewUrl!: string | null
}
