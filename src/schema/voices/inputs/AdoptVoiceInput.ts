import { Length } from 'class-validator'
import { Directive, Field, ID, InputType } from 'type-graphql'
import { IsUserId } from '../../shared/IsUserId.js'
import { VoiceVisibility } from '../VoiceOwnership.js'

@Directive('@tag(name: "admin")')
@InputType({ description: 'Input of `adoptVoice`. The voice must not have an owner.' })
export class AdoptVoiceInput {
  @Length(1, 100)
  @Field(() => ID, { description: 'Id of the voice in the upstream workspace.' })
  id!: string

  @IsUserId()
  @Field(() => ID, { description: "Id of the new owner: the claim `sub` of the user's tokens." })
  ownerId!: string

  @IsUserId(300)
  @Field(() => ID, {
    description:
      'Id of the tenant of the new owner, as returned by `voiceViewer { tenantId }`: `org:…`, or `user:…` for a ' +
      'user without an organization. At most 300 characters.',
  })
  tenantId!: string

  @Field(() => VoiceVisibility, {
    defaultValue: VoiceVisibility.PRIVATE,
    description: 'Who can see the voice in addition to its owner.',
  })
  visibility: VoiceVisibility = VoiceVisibility.PRIVATE
}
