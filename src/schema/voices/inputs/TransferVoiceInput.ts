import { Length } from 'class-validator'
import { Field, ID, InputType } from 'type-graphql'
import { IsUserId } from '../../shared/IsUserId.js'

@InputType({ description: 'Input of `transferVoice`.' })
export class TransferVoiceInput {
  @Length(1, 100)
  @Field(() => ID, { description: 'Id of the voice.' })
  id!: string

  @IsUserId()
  @Field(() => ID, { description: 'Id of the new owner, of the same tenant.' })
  ownerId!: string
}
