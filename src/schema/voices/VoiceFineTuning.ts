import { Field, Float, ID, Int, ObjectType } from 'type-graphql'
import { enumOf } from '../shared/enumOf.js'
import { DateTime, SafeInt } from '../shared/scalars.js'
import { VoiceVerificationAttempt } from './VoiceVerification.js'

export const VoiceTrainingStatus = enumOf('VoiceTrainingStatus', 'Status of the training of a voice for a model.', {
  NOT_STARTED: 'The training was not started.',
  QUEUED: 'The training is waiting.',
  FINE_TUNING: 'The training is running.',
  FINE_TUNED: 'The training is finished and the voice can be used with the model.',
  FAILED: 'The training ended without a result.',
  DELAYED: 'The training takes longer than expected.',
  UNKNOWN: 'A status that this version does not know.',
})
export type VoiceTrainingStatus = keyof typeof VoiceTrainingStatus

@ObjectType({ description: 'Training of a professional voice for one model.', simpleResolvers: true })
export class VoiceModelTraining {
  @Field(() => ID, { description: 'Id of the model.' })
  modelId!: string

  @Field(() => VoiceTrainingStatus, { description: 'Status of the training.' })
  status!: VoiceTrainingStatus

  @Field(() => Float, { nullable: true, description: 'Progress from 0 to 1; null if it is not known.' })
  progress!: number | null

  @Field(() => String, {
    nullable: true,
    description: 'Message of the voice service about the training, for display; null if there is none.',
  })
  message!: string | null
}

@ObjectType({ description: 'A document submitted for manual verification.', simpleResolvers: true })
export class VoiceManualVerificationFile {
  @Field(() => ID, { description: 'Id of the document.' })
  id!: string

  @Field(() => String, { description: 'File name of the document.' })
  fileName!: string

  @Field(() => String, { description: 'Media type of the document.' })
  mediaType!: string

  @Field(() => SafeInt, { description: 'Size in bytes.' })
  sizeBytes!: number

  @Field(() => DateTime, { description: 'When the document was uploaded.' })
  uploadedAt!: Date
}

@ObjectType({ description: 'A request for manual verification of a voice.', simpleResolvers: true })
export class VoiceManualVerification {
  @Field(() => String, { description: 'Text of the owner for the reviewers.' })
  extraText!: string

  @Field(() => DateTime, { description: 'When the verification was requested.' })
  requestedAt!: Date

  @Field(() => [VoiceManualVerificationFile], { description: 'Submitted documents.' })
  files!: VoiceManualVerificationFile[]
}

@ObjectType({ description: 'Training and verification of a professional voice.', simpleResolvers: true })
export class VoiceFineTuning {
  @Field(() => Boolean, { description: 'Whether the voice may be trained.' })
  isAllowed!: boolean

  @Field(() => [VoiceModelTraining], { description: 'One entry for each model for which a training was requested.' })
  models!: VoiceModelTraining[]

  @Field(() => String, { nullable: true, description: 'Language code of the training data; null if it is not known.' })
  language!: string | null

  @Field(() => Float, {
    nullable: true,
    description: 'Duration of the training data in seconds; null if it is not known.',
  })
  datasetDurationSecs!: number | null

  @Field(() => [ID], { description: 'Ids of the slices of the training data.' })
  sliceIds!: string[]

  @Field(() => [String], { description: 'Reasons why verification failed.' })
  verificationFailures!: string[]

  @Field(() => Int, { description: 'Number of verification attempts.' })
  verificationAttemptsCount!: number

  @Field(() => Int, {
    nullable: true,
    description: 'Maximum number of verification attempts until the next reset; null if it is not known.',
  })
  maxVerificationAttempts!: number | null

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the number of verification attempts is reset; null if it is not known.',
  })
  verificationAttemptsResetAt!: Date | null

  @Field(() => [VoiceVerificationAttempt], {
    nullable: true,
    description: 'Verification attempts, oldest first. Requires the permission MANAGE, otherwise null.',
  })
  verificationAttempts!: VoiceVerificationAttempt[] | null

  @Field(() => Boolean, { description: 'Whether manual verification was requested.' })
  isManualVerificationRequested!: boolean

  @Field(() => VoiceManualVerification, {
    nullable: true,
    description:
      'Request for manual verification; null if there is none. Requires the permission MANAGE, otherwise null.',
  })
  manualVerification!: VoiceManualVerification | null
}
