import { Directive, Field, Float, ID, ObjectType } from 'type-graphql'
import { connectionOf } from '../shared/connectionOf.js'
import { enumOf } from '../shared/enumOf.js'
import { DateTime } from '../shared/scalars.js'
import { User } from '../users/User.js'
import { VoicePermission } from '../voices/VoiceOwnership.js'

export const VoicePreviewKind = enumOf('VoicePreviewKind', 'What a voice was thought up from.', {
  DESIGN: 'A description in words.',
  REMIX: 'Another voice, and what shall be different.',
})
export type VoicePreviewKind = keyof typeof VoicePreviewKind

@Directive('@key(fields: "id")')
@ObjectType({
  description:
    'A voice that was thought up and can be heard, but cannot speak other texts before `createVoiceFromPreview` makes ' +
    'a voice of it. The voice service forgets it after a while that it does not tell.',
  simpleResolvers: true,
})
export class VoicePreview {
  @Field(() => ID, { description: 'Id of the preview. It is not the id of a voice.' })
  id!: string

  @Field(() => VoicePreviewKind, { nullable: true, description: 'What it was thought up from.' })
  kind!: VoicePreviewKind

  @Field(() => String, {
    nullable: true,
    description: 'What it shall sound like, or what of the voice shall be different.',
  })
  description!: string

  @Field(() => String, { nullable: true, description: 'What it is heard saying.' })
  text!: string | null

  @Field(() => String, { nullable: true, description: 'Language that it speaks, where it is known.' })
  language!: string | null

  @Field(() => Float, { nullable: true, description: 'Length in seconds, where it is known.' })
  durationSecs!: number | null

  @Field(() => ID, { nullable: true, description: 'Id of the model that it was designed with; null for a remix.' })
  modelId!: string | null

  @Field(() => User, { nullable: true, description: 'Who had it made.' })
  owner!: User | null

  @Field(() => DateTime, { nullable: true, description: 'When it was made.' })
  createdAt!: Date

  @Field(() => VoicePermission, {
    nullable: true,
    description: 'What the viewer may do with it. Only its owner can make a voice of it.',
  })
  viewerPermission!: VoicePermission

  /** The voice that it is a remix of. */
  sourceVoiceId!: string | null

  /** The voice that was made of it. */
  voiceId!: string | null

  mediaType!: string
}

@ObjectType({ description: 'A page of a list of previews of voices.', simpleResolvers: true })
export class VoicePreviewConnection extends connectionOf('VoicePreview', VoicePreview) {}
