import { Field, ID, ObjectType } from 'type-graphql'
import { connectionOf } from '../shared/connectionOf.js'
import { enumOf } from '../shared/enumOf.js'
import { DateTime } from '../shared/scalars.js'
import { User } from '../users/User.js'

export const VoiceOperationStatus = enumOf(
  'VoiceOperationStatus',
  'Status of a request to the voice service that is never sent twice.',
  {
    PLANNED: 'The request is stored and has not been sent.',
    SENT: 'The request was sent and has not been answered yet.',
    SUCCEEDED: 'The voice service confirmed the request.',
    REFUSED: 'The request had no effect.',
    UNKNOWN: 'The request was sent and not answered. Its outcome is being determined.',
    RECONCILED: 'The request was not answered. Its effect was found at the voice service.',
    ABANDONED: 'The request was not answered. No effect was found at the voice service.',
  },
)
export type VoiceOperationStatus = keyof typeof VoiceOperationStatus

@ObjectType({
  description: 'A request to the voice service that is recorded because it must be neither repeated nor lost.',
  simpleResolvers: true,
})
export class VoiceOperation {
  @Field(() => ID, {
    description: 'Id of the operation, as in the extensions of the errors `OUTCOME_UNKNOWN` and `IN_PROGRESS`.',
  })
  id!: string

  @Field(() => String, { description: 'Name of the mutation.' })
  kind!: string

  @Field(() => VoiceOperationStatus, { description: 'Status of the request.' })
  status!: VoiceOperationStatus

  @Field(() => User, { description: 'User who sent the request.' })
  actor!: User

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the voice that the operation changes or has created; null if there is none.',
  })
  voiceId!: string | null

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the dubbing that the operation changes or has created; null if there is none.',
  })
  dubbingId!: string | null

  @Field(() => String, {
    nullable: true,
    description:
      'Code of the error if the operation had no effect or its result was not assigned to you; null otherwise.',
  })
  errorCode!: string | null

  @Field(() => Boolean, {
    description:
      'Whether several objects at the voice service could be the outcome, so that an administrator must decide.',
  })
  isWaitingForAdmin!: boolean

  @Field(() => DateTime, { description: 'When the operation was requested.' })
  createdAt!: Date

  @Field(() => DateTime, { nullable: true, description: 'When the request was sent; null if it was not sent.' })
  sentAt!: Date | null

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the outcome was determined or the operation was abandoned; null while it is open.',
  })
  endedAt!: Date | null
}

@ObjectType({ description: 'A page of operations.', simpleResolvers: true })
export class VoiceOperationConnection extends connectionOf('VoiceOperation', VoiceOperation) {}
