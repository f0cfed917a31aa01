import { Directive, Field, Float, ID, ObjectType } from 'type-graphql'
import { connectionOf } from '../shared/connectionOf.js'
import { enumOf } from '../shared/enumOf.js'
import { DateTime, SafeInt } from '../shared/scalars.js'
import { User } from '../users/User.js'

export const VoiceJobKind = enumOf('VoiceJobKind', 'What a job is about.', {
  VOICE_TRAINING: 'Training a professional voice for a model.',
  SPEAKER_SEPARATION: 'Finding out who is heard in a sample.',
  DUBBING: 'Making a dub of a medium.',
  DUBBING_RENDER: 'Putting a dub in one language together.',
})
export type VoiceJobKind = keyof typeof VoiceJobKind

export const VoiceJobStatus = enumOf('VoiceJobStatus', 'How far a job is.', {
  QUEUED: 'It waits for its turn.',
  RUNNING: 'It is being done.',
  DELAYED: 'It takes longer than planned.',
  SUCCEEDED: 'It ended well.',
  FAILED: 'It ended without a result.',
})
export type VoiceJobStatus = keyof typeof VoiceJobStatus

@Directive('@key(fields: "id")')
@ObjectType({ description: 'Long work at the voice service, and how far it is.', simpleResolvers: true })
export class VoiceJob {
  @Field(() => ID, { description: 'Id of the job.' })
  id!: string

  @Field(() => VoiceJobKind, { nullable: true, description: 'What it is about.' })
  kind!: VoiceJobKind

  @Field(() => VoiceJobStatus, { nullable: true, description: 'How far it is.' })
  status!: VoiceJobStatus

  @Field(() => Float, { nullable: true, description: 'From 0 to 1, where it is known.' })
  progress!: number | null

  @Field(() => String, { nullable: true, description: 'What the voice service says about it, for people.' })
  message!: string | null

  @Field(() => SafeInt, {
    nullable: true,
    description: 'Rises with every change of any job; pass the highest you have as `since` to skip what you know.',
  })
  revision!: number

  @Field(() => ID, { nullable: true, description: 'Id of the voice that the job is about, if it is one.' })
  voiceId!: string | null

  @Field(() => ID, { nullable: true, description: 'Id of the sample that the job is about, for speaker separation.' })
  sampleId!: string | null

  @Field(() => ID, { nullable: true, description: 'Id of the model, for training.' })
  modelId!: string | null

  @Field(() => ID, { nullable: true, description: 'Id of the dub that the job is about, if it is one.' })
  dubbingId!: string | null

  @Field(() => ID, { nullable: true, description: 'Id of the render that the job is about, unique within the dub.' })
  renderId!: string | null

  @Field(() => String, { nullable: true, description: 'Code of the language that is rendered, or dubbed alone.' })
  language!: string | null

  @Field(() => User, { nullable: true, description: 'Who owns the voice or the dub that the job is about.' })
  owner!: User | null

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it was started here; false for one that was found running.',
  })
  isStartedHere!: boolean

  @Field(() => DateTime, { nullable: true, description: 'When it was started, or found.' })
  createdAt!: Date

  @Field(() => DateTime, { nullable: true, description: 'When it changed last.' })
  updatedAt!: Date

  @Field(() => DateTime, { nullable: true, description: 'When it ended; null while it goes on.' })
  endedAt!: Date | null
}

@ObjectType({ description: 'A page of a list of jobs.', simpleResolvers: true })
export class VoiceJobConnection extends connectionOf('VoiceJob', VoiceJob) {}
