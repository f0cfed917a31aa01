import { Directive, Field, Float, ID, ObjectType } from 'type-graphql'
import { connectionOf } from '../shared/connectionOf.js'
import { enumOf } from '../shared/enumOf.js'
import { DateTime, SafeInt } from '../shared/scalars.js'
import { User } from '../users/User.js'

export const VoiceJobKind = enumOf('VoiceJobKind', 'Kind of work.', {
  VOICE_TRAINING: 'Trains a professional voice for a model.',
  SPEAKER_SEPARATION: 'Detects the speakers of a voice sample.',
  DUBBING: 'Dubs an audio or video file.',
  DUBBING_RENDER: 'Renders a dubbing in one language.',
})
export type VoiceJobKind = keyof typeof VoiceJobKind

export const VoiceJobStatus = enumOf('VoiceJobStatus', 'Status of a job.', {
  QUEUED: 'The job is waiting.',
  RUNNING: 'The job is running.',
  DELAYED: 'The job takes longer than expected.',
  SUCCEEDED: 'The job finished successfully.',
  FAILED: 'The job ended without a result.',
})
export type VoiceJobStatus = keyof typeof VoiceJobStatus

@Directive('@key(fields: "id")')
@ObjectType({ description: 'Long-running work at the voice service, with its progress.', simpleResolvers: true })
export class VoiceJob {
  @Field(() => ID, { description: 'Id of the job.' })
  id!: string

  @Field(() => VoiceJobKind, { nullable: true, description: 'Kind of work.' })
  kind!: VoiceJobKind

  @Field(() => VoiceJobStatus, { nullable: true, description: 'Status of the job.' })
  status!: VoiceJobStatus

  @Field(() => Float, { nullable: true, description: 'Progress from 0 to 1; null if it is not known.' })
  progress!: number | null

  @Field(() => String, {
    nullable: true,
    description: 'Message of the voice service about the job, for display; null if there is none.',
  })
  message!: string | null

  @Field(() => SafeInt, {
    nullable: true,
    description:
      'Number that increases with every change of any job. Pass the highest value received as `since` to skip older ' +
      'states.',
  })
  revision!: number

  @Field(() => ID, { nullable: true, description: 'Id of the voice; null if the job is not about a voice.' })
  voiceId!: string | null

  @Field(() => ID, { nullable: true, description: 'Id of the sample; null unless the job separates speakers.' })
  sampleId!: string | null

  @Field(() => ID, { nullable: true, description: 'Id of the model; null unless the job is a training.' })
  modelId!: string | null

  @Field(() => ID, { nullable: true, description: 'Id of the dubbing; null if the job is not about a dubbing.' })
  dubbingId!: string | null

  @Field(() => ID, { nullable: true, description: 'Id of the render; null unless the job is a render.' })
  renderId!: string | null

  @Field(() => String, {
    nullable: true,
    description: 'Code of the language of a render, or of a dubbing job for a single language; null otherwise.',
  })
  language!: string | null

  @Field(() => User, { nullable: true, description: 'Owner of the voice or the dubbing; null if there is none.' })
  owner!: User | null

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the job was started through this service. False: it was started elsewhere and found here.',
  })
  isStartedHere!: boolean

  @Field(() => DateTime, { nullable: true, description: 'When the job was started or found.' })
  createdAt!: Date

  @Field(() => DateTime, { nullable: true, description: 'When the job last changed.' })
  updatedAt!: Date

  @Field(() => DateTime, { nullable: true, description: 'When the job ended; null while it is running.' })
  endedAt!: Date | null
}

@ObjectType({ description: 'A page of jobs.', simpleResolvers: true })
export class VoiceJobConnection extends connectionOf('VoiceJob', VoiceJob) {}
