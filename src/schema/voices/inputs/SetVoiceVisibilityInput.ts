import { Length } from 'class-validator'
import { Field, ID, InputType } from 'type-graphql'
import { VoiceVisibility } from '../VoiceOwnership.js'

@InputType({ description: 'Input of `setVoiceVisibility`.' })
export class SetVoiceVisibilityInput {
  @Length(1, 100)
  @Field(() => ID, { description: 'Id of the voice.' })
  id!: string

  @Field(() => VoiceVisibility, {
    description: 'Who can see the voice in addition to its owner and the users with a grant.',
  })
  visibility!: VoiceVisibility
}
