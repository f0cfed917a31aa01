import { Field, ID, ObjectType } from 'type-graphql'
import { VoicePayload } from '../voices/VoicePayload.js'

@ObjectType({ implements: VoicePayload, description: 'What `trainVoice` answers.' })
export class TrainVoicePayload extends VoicePayload {
  @Field(() => ID, { nullable: true, description: 'Id of the job that tells how far training is.' })
  jobId!: string | null
}

@ObjectType({ implements: VoicePayload, description: 'What `separateSpeakers` answers.' })
export class SeparateSpeakersPayload extends VoicePayload {
  @Field(() => ID, { nullable: true, description: 'Id of the job that tells how far the separation is.' })
  jobId!: string | null
}
