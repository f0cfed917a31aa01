import { Length } from 'class-validator'
import { Field, ID, InputType } from 'type-graphql'
import { enumOf } from '../../shared/enumOf.js'
import { IsUserId } from '../../shared/IsUserId.js'

export const VoiceGrantPermission = enumOf('VoiceGrantPermission', 'Permission that can be granted for a voice.', {
  VIEW: 'Read the voice and generate speech with it.',
  EDIT: 'Also change the voice.',
})
export type VoiceGrantPermission = keyof typeof VoiceGrantPermission

@InputType({ description: 'Input of `shareVoice`.' })
export class ShareVoiceInput {
  @Length(1, 100)
  @Field(() => ID, { description: 'Id of the voice.' })
  id!: string

  @IsUserId()
  @Field(() => ID, { description: 'Id of the user, of any tenant.' })
  userId!: string

  @Field(() => VoiceGrantPermission, {
    defaultValue: VoiceGrantPermission.VIEW,
    description: 'Permission to grant. It replaces an earlier grant.',
  })
  permission: VoiceGrantPermission = VoiceGrantPermission.VIEW
}

@InputType({ description: 'Input of `unshareVoice`.' })
export class UnshareVoiceInput {
  @Length(1, 100)
  @Field(() => ID, { description: 'Id of the voice.' })
  id!: string

  @IsUserId()
  @Field(() => ID, { description: 'Id of the user.' })
  userId!: string
}
