import { Directive, Field, Float, ID, ObjectType } from 'type-graphql'
import { connectionOf } from '../shared/connectionOf.js'
import { enumOf } from '../shared/enumOf.js'
import { DateTime } from '../shared/scalars.js'
import { User } from '../users/User.js'
import { VoicePermission } from '../voices/VoiceOwnership.js'

export const VoicePreviewKind = enumOf('VoicePreviewKind', 'What a voice preview was generated from.', {
  DESIGN: 'A text description.',
  REMIX: 'Another voice and a description of the changes.',
})
export type VoicePreviewKind = keyof typeof VoicePreviewKind

@Directive('@key(fields: "id")')
@ObjectType({
  description:
    'A preview of a generated voice. It can be played but not used for other texts until `createVoiceFromPreview` ' +
    'creates a voice from it. The voice service deletes previews after a period that it does not document.',
  simpleResolvers: true,
})
export class VoicePreview {
  @Field(() => ID, { description: 'Id of the preview. It is not an id of a voice.' })
  id!: string

  @Field(() => VoicePreviewKind, { nullable: true, description: 'What the preview was generated from.' })
  kind!: VoicePreviewKind

  @Field(() => String, {
    nullable: true,
    description: 'Description of the voice, or of the changes for a remix.',
  })
  description!: string

  @Field(() => String, { nullable: true, description: 'Text that the preview speaks; null if it is not known.' })
  text!: string | null

  @Field(() => String, { nullable: true, description: 'Language code of the preview; null if it is not known.' })
  language!: string | null

  @Field(() => Float, { nullable: true, description: 'Duration in seconds; null if it is not known.' })
  durationSecs!: number | null

  @Field(() => ID, { nullable: true, description: 'Id of the model of a design; null for a remix.' })
  modelId!: string | null

  @Field(() => User, { nullable: true, description: 'Owner of the preview.' })
  owner!: User | null

  @Field(() => DateTime, { nullable: true, description: 'When the preview was created.' })
  createdAt!: Date

  @Field(() => VoicePermission, {
    nullable: true,
    description: 'Your permission for the preview. Only its owner can create a voice from it.',
  })
  viewerPermission!: VoicePermission

  /** The voice that was remixed. */
  sourceVoiceId!: string | null

  /** The voice that was created from the preview. */
  voiceId!: string | null

  mediaType!: string
}

@ObjectType({ description: 'A page of voice previews.', simpleResolvers: true })
export class VoicePreviewConnection extends connectionOf('VoicePreview', VoicePreview) {}
