import { Length } from 'class-validator'
import { Field, ID, InputType } from 'type-graphql'
import { VoiceVisibility } from '../VoiceOwnership.js'

@InputType({ description: 'Says who sees a voice besides its owner.' })
export class SetVoiceVisibilityInput {
  @Length(1, 100)
  @Field(() => ID, { description: 'The voice.' })
  id!: string

  @Field(() => VoiceVisibility, { description: 'Who shall see it.' })
  visibility!: VoiceVisibility
}
