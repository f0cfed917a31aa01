import { Field, Float, ID, Int, ObjectType } from 'type-graphql'
import { enumOf } from '../shared/enumOf.js'
import { DateTime, SafeInt } from '../shared/scalars.js'
import { VoiceVerificationAttempt } from './VoiceVerification.js'

export const VoiceTrainingStatus = enumOf('VoiceTrainingStatus', 'How far the training of a voice for a model is.', {
  NOT_STARTED: 'No training has been asked for.',
  QUEUED: 'Training waits for its turn.',
  FINE_TUNING: 'Training is running.',
  FINE_TUNED: 'The voice speaks with this model.',
  FAILED: 'Training ended without a result.',
  DELAYED: 'Training takes longer than planned.',
  UNKNOWN: 'A state that this version does not know.',
})
export type VoiceTrainingStatus = keyof typeof VoiceTrainingStatus

@ObjectType({ description: 'Training of a professional voice for one model.', simpleResolvers: true })
export class VoiceModelTraining {
  @Field(() => ID, { description: 'Id of the model.' })
  modelId!: string

  @Field(() => VoiceTrainingStatus, { description: 'How far the training is.' })
  status!: VoiceTrainingStatus

  @Field(() => Float, { nullable: true, description: 'From 0 to 1, where upstream tells.' })
  progress!: number | null

  @Field(() => String, { nullable: true, description: 'What upstream says about it, for people.' })
  message!: string | null
}

@ObjectType({ description: 'A document handed in for verification by people.', simpleResolvers: true })
export class VoiceManualVerificationFile {
  @Field(() => ID, { description: 'Id of the file.' })
  id!: string

  @Field(() => String, { description: 'Name of the file as uploaded.' })
  fileName!: string

  @Field(() => String, { description: 'Media type of the file.' })
  mediaType!: string

  @Field(() => SafeInt, { description: 'Size in bytes.' })
  sizeBytes!: number

  @Field(() => DateTime, { description: 'When it was uploaded.' })
  uploadedAt!: Date
}

@ObjectType({ description: 'A request that people verify a voice.', simpleResolvers: true })
export class VoiceManualVerification {
  @Field(() => String, { description: 'What the owner wrote to the reviewers.' })
  extraText!: string

  @Field(() => DateTime, { description: 'When it was requested.' })
  requestedAt!: Date

  @Field(() => [VoiceManualVerificationFile], { description: 'The documents handed in.' })
  files!: VoiceManualVerificationFile[]
}

@ObjectType({ description: 'Everything about training a professional voice.', simpleResolvers: true })
export class VoiceFineTuning {
  @Field(() => Boolean, { description: 'Whether this voice may be trained.' })
  isAllowed!: boolean

  @Field(() => [VoiceModelTraining], { description: 'One entry per model that training was ever asked for.' })
  models!: VoiceModelTraining[]

  @Field(() => String, { nullable: true, description: 'Language of the training data.' })
  language!: string | null

  @Field(() => Float, { nullable: true, description: 'Length of the training data in seconds.' })
  datasetDurationSecs!: number | null

  @Field(() => [ID], { description: 'Ids of the slices that the samples were cut into.' })
  sliceIds!: string[]

  @Field(() => [String], { description: 'Why verification failed.' })
  verificationFailures!: string[]

  @Field(() => Int, { description: 'How many verification attempts were made.' })
  verificationAttemptsCount!: number

  @Field(() => Int, { nullable: true, description: 'How many verification attempts are allowed until the next reset.' })
  maxVerificationAttempts!: number | null

  @Field(() => DateTime, { nullable: true, description: 'When the count of verification attempts starts anew.' })
  verificationAttemptsResetAt!: Date | null

  @Field(() => [VoiceVerificationAttempt], {
    nullable: true,
    description: 'The verification attempts, oldest first; only for those who manage the voice.',
  })
  verificationAttempts!: VoiceVerificationAttempt[] | null

  @Field(() => Boolean, { description: 'Whether verification by people was requested.' })
  isManualVerificationRequested!: boolean

  @Field(() => VoiceManualVerification, {
    nullable: true,
    description: 'The request for verification by people; only for those who manage the voice.',
  })
  manualVerification!: VoiceManualVerification | null
}
