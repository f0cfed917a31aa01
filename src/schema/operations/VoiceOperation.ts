import { Field, ID, ObjectType } from 'type-graphql'
import { connectionOf } from '../shared/connectionOf.js'
import { enumOf } from '../shared/enumOf.js'
import { DateTime } from '../shared/scalars.js'
import { User } from '../users/User.js'

export const VoiceOperationStatus = enumOf(
  'VoiceOperationStatus',
  'What is known of a request that must not be made twice.',
  {
    PLANNED: 'It is written down and has not left.',
    SENT: 'It has left, and its answer is awaited.',
    SUCCEEDED: 'The voice service did it.',
    REFUSED: 'It certainly did nothing.',
    UNKNOWN: 'It has left and no answer came; its outcome is being looked for.',
    RECONCILED: 'No answer came, and its outcome was found.',
    ABANDONED: 'No answer came, and no trace of it was found.',
  },
)
export type VoiceOperationStatus = keyof typeof VoiceOperationStatus

@ObjectType({
  description: 'A request to the voice service that must neither be made twice nor be lost.',
  simpleResolvers: true,
})
export class VoiceOperation {
  @Field(() => ID, { description: 'Id of the operation, as `OUTCOME_UNKNOWN` names it.' })
  id!: string

  @Field(() => String, { description: 'Name of the mutation.' })
  kind!: string

  @Field(() => VoiceOperationStatus, { description: 'What is known of it.' })
  status!: VoiceOperationStatus

  @Field(() => User, { description: 'Who asked for it.' })
  actor!: User

  @Field(() => ID, { nullable: true, description: 'The voice that it is about, or has made.' })
  voiceId!: string | null

  @Field(() => ID, { nullable: true, description: 'The dub that it is about, or has made.' })
  dubbingId!: string | null

  @Field(() => String, {
    nullable: true,
    description: 'Why it did nothing, or left you nothing: the code of the error.',
  })
  errorCode!: string | null

  @Field(() => Boolean, {
    description: 'Whether several things at the voice service could be its outcome, so that people have to decide.',
  })
  isWaitingForAdmin!: boolean

  @Field(() => DateTime, { description: 'When it was asked for.' })
  createdAt!: Date

  @Field(() => DateTime, { nullable: true, description: 'When it left.' })
  sentAt!: Date | null

  @Field(() => DateTime, { nullable: true, description: 'When its outcome was known, or given up.' })
  endedAt!: Date | null
}

@ObjectType({ description: 'A page of a list of operations.', simpleResolvers: true })
export class VoiceOperationConnection extends connectionOf('VoiceOperation', VoiceOperation) {}
