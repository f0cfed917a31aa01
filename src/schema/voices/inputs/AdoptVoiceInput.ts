import { Length } from 'class-validator'
import { Directive, Field, ID, InputType } from 'type-graphql'
import { IsUserId } from '../../shared/IsUserId.js'
import { VoiceVisibility } from '../VoiceOwnership.js'

@Directive('@tag(name: "admin")')
@InputType({ description: 'Gives a voice of the upstream workspace, which nobody owns yet, to a user.' })
export class AdoptVoiceInput {
  @Length(1, 100)
  @Field(() => ID, { description: 'The voice.' })
  id!: string

  @IsUserId()
  @Field(() => ID, { description: 'The user who shall own it: the `sub` of that user’s tokens.' })
  ownerId!: string

  @IsUserId(300)
  @Field(() => ID, {
    description:
      'The tenant of that user, as `viewer { tenantId }` shows it: `org:…`, or `user:…` without an organisation.',
  })
  tenantId!: string

  @Field(() => VoiceVisibility, { defaultValue: VoiceVisibility.PRIVATE, description: 'Who else sees it.' })
  visibility: VoiceVisibility = VoiceVisibility.PRIVATE
}
