import { Length } from 'class-validator'
import { Field, ID, InputType } from 'type-graphql'
import { enumOf } from '../../shared/enumOf.js'
import { IsUserId } from '../../shared/IsUserId.js'

export const VoiceGrantPermission = enumOf('VoiceGrantPermission', 'What a voice can be shared for.', {
  VIEW: 'To see it and speak with it.',
  EDIT: 'To change it as well.',
})
export type VoiceGrantPermission = keyof typeof VoiceGrantPermission

@InputType({ description: 'Shares a voice with another user, of whatever tenant.' })
export class ShareVoiceInput {
  @Length(1, 100)
  @Field(() => ID, { description: 'The voice.' })
  id!: string

  @IsUserId()
  @Field(() => ID, { description: 'The user to share it with.' })
  userId!: string

  @Field(() => VoiceGrantPermission, {
    defaultValue: VoiceGrantPermission.VIEW,
    description: 'What that user may do; it replaces what was granted before.',
  })
  permission: VoiceGrantPermission = VoiceGrantPermission.VIEW
}

@InputType({ description: 'Withdraws a voice from a user it was shared with.' })
export class UnshareVoiceInput {
  @Length(1, 100)
  @Field(() => ID, { description: 'The voice.' })
  id!: string

  @IsUserId()
  @Field(() => ID, { description: 'The user who shall not have it any more.' })
  userId!: string
}
