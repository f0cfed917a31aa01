import { Length } from 'class-validator'
import { Field, ID, InputType } from 'type-graphql'
import { IsUserId } from '../../shared/IsUserId.js'

@InputType({ description: 'Hands a voice over to another user of the same tenant.' })
export class TransferVoiceInput {
  @Length(1, 100)
  @Field(() => ID, { description: 'The voice.' })
  id!: string

  @IsUserId()
  @Field(() => ID, { description: 'The user who shall own it.' })
  ownerId!: string
}
