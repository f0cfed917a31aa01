import { Directive, Field, ID, ObjectType } from 'type-graphql'
import { enumOf } from '../shared/enumOf.js'
import { DateTime } from '../shared/scalars.js'
import { User } from '../users/User.js'
import { VoiceCategory } from './VoiceCategory.js'
import { VoiceFineTuning } from './VoiceFineTuning.js'
import { VoiceLabel } from './VoiceLabel.js'
import { type VoiceOwnership, VoicePermission, VoiceVisibility } from './VoiceOwnership.js'
import type { VoiceSample } from './VoiceSample.js'
import type { VoiceSettings } from './VoiceSettings.js'
import { VoiceSharing } from './VoiceSharing.js'
import { VoiceVerification } from './VoiceVerification.js'

export const VoiceRecordingQuality = enumOf('VoiceRecordingQuality', 'How good the recordings of a voice are.', {
  STUDIO: 'As from a studio.',
  GOOD: 'Good.',
  OK: 'Usable.',
  POOR: 'Poor.',
  BAD: 'Bad.',
  UNKNOWN: 'A grade that this version does not know.',
})
export type VoiceRecordingQuality = keyof typeof VoiceRecordingQuality

export const VoiceLabellingStatus = enumOf(
  'VoiceLabellingStatus',
  'Whether the labels of a voice have been reviewed.',
  {
    IN_REVIEW: 'The review is under way.',
    REVIEW_COMPLETE: 'The review is done.',
    UNKNOWN: 'A status that this version does not know.',
  },
)
export type VoiceLabellingStatus = keyof typeof VoiceLabellingStatus

export const VoiceSafetyControl = enumOf(
  'VoiceSafetyControl',
  'What the safety rules of the voice service impose on a voice.',
  {
    NONE: 'Nothing.',
    BAN: 'It may not be used.',
    CAPTCHA: 'It has to be verified first.',
    ENTERPRISE_BAN: 'It may not be used by this enterprise.',
    ENTERPRISE_CAPTCHA: 'It has to be verified by this enterprise first.',
    UNKNOWN: 'A rule that this version does not know.',
  },
)
export type VoiceSafetyControl = keyof typeof VoiceSafetyControl

@ObjectType({ description: 'A language that a voice is known to speak well with a model.', simpleResolvers: true })
export class VoiceVerifiedLanguage {
  @Field(() => String, { description: 'Language code.' })
  language!: string

  @Field(() => ID, { description: 'Id of the model.' })
  modelId!: string

  @Field(() => String, { nullable: true, description: 'Accent within the language.' })
  accent!: string | null

  @Field(() => String, { nullable: true, description: 'Locale, e.g. `en-GB`.' })
  locale!: string | null

  /** Null on a library voice, which nobody here holds. */
  voiceId!: string | null

  previewUrl!: string | null
}

@Directive('@key(fields: "id")')
@ObjectType({ description: 'A voice that texts can be spoken with.', simpleResolvers: true })
export class Voice {
  @Field(() => ID, { description: 'Id of the voice, as upstream gave it.' })
  id!: string

  @Field(() => String, { nullable: true, description: 'Name of the voice; empty where it was never named.' })
  name!: string

  @Field(() => VoiceCategory, { nullable: true, description: 'How the voice came to be.' })
  category!: VoiceCategory | null

  @Field(() => String, { nullable: true, description: 'What the voice sounds like, in words.' })
  description!: string | null

  @Field(() => [VoiceLabel], { nullable: true, description: 'Free labels, sorted by key.' })
  labels!: VoiceLabel[]

  @Field(() => [String], {
    nullable: true,
    description: 'Plans of the voice service that may use the voice; empty: all.',
  })
  availableForTiers!: string[]

  @Field(() => [ID], { nullable: true, description: 'Models that speak with this voice at high quality.' })
  highQualityBaseModelIds!: string[]

  @Field(() => [VoiceVerifiedLanguage], {
    nullable: true,
    description: 'Languages that the voice is known to speak well.',
  })
  verifiedLanguages!: VoiceVerifiedLanguage[]

  @Field(() => [ID], { nullable: true, description: 'Collections of the workspace that hold the voice.' })
  collectionIds!: string[]

  @Field(() => VoiceFineTuning, {
    nullable: true,
    description: 'Training state; null for voices that are not trained.',
  })
  fineTuning!: VoiceFineTuning | null

  @Field(() => VoiceVerification, {
    nullable: true,
    description: 'Whether the voice is proven to be its speaker’s own.',
  })
  verification!: VoiceVerification | null

  @Field(() => VoiceSharing, {
    nullable: true,
    description: 'How the voice is offered in the public library; only for those who manage the voice.',
  })
  sharing!: VoiceSharing | null

  @Field(() => VoiceSafetyControl, {
    nullable: true,
    description: 'What safety rules impose; only for those who manage the voice.',
  })
  safetyControl!: VoiceSafetyControl | null

  @Field(() => VoiceRecordingQuality, { nullable: true, description: 'How good the recordings are.' })
  recordingQuality!: VoiceRecordingQuality | null

  @Field(() => String, { nullable: true, description: 'Why the recordings were graded so.' })
  recordingQualityReason!: string | null

  @Field(() => VoiceLabellingStatus, { nullable: true, description: 'Whether the labels have been reviewed.' })
  labellingStatus!: VoiceLabellingStatus | null

  @Field(() => Boolean, { nullable: true, description: 'Whether the voice is kept for old users only.' })
  isLegacy!: boolean

  @Field(() => Boolean, { nullable: true, description: 'Whether the voice was mixed from others.' })
  isMixed!: boolean

  @Field(() => Boolean, { nullable: true, description: 'Whether the workspace has bookmarked the voice.' })
  isBookmarked!: boolean | null

  @Field(() => DateTime, { nullable: true, description: 'When the workspace made the voice a favourite.' })
  favoritedAt!: Date | null

  @Field(() => DateTime, { nullable: true, description: 'When the voice was made; old voices do not know.' })
  createdAt!: Date | null

  @Field(() => User, { nullable: true, description: 'Who owns the voice; null for shared stock.' })
  owner!: User | null

  @Field(() => VoiceVisibility, {
    nullable: true,
    description: 'Who sees the voice besides its owner and those it is shared with.',
  })
  visibility!: VoiceVisibility

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the voice is shared stock, which everybody has and nobody owns.',
  })
  isStock!: boolean

  @Field(() => VoicePermission, { nullable: true, description: 'What the viewer may do with the voice.' })
  viewerPermission!: VoicePermission

  @Field(() => DateTime, { nullable: true, description: 'When this platform first knew the voice.' })
  addedAt!: Date | null

  /** The row that the fields above were read from; null for a voice of the workspace that no row knows yet. */
  ownership!: VoiceOwnership | null

  /** Relative to the upstream key's own user, never to a viewer: false on stock voices. */
  isOwnedByWorkspace!: boolean | null

  /** `undefined` where the answer that this voice came in left them out; a loader then asks for them. */
  samples!: VoiceSample[] | undefined

  settings!: VoiceSettings | undefined

  previewUrl!: string | null
}
