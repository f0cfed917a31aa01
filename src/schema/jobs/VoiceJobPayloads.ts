import { ObjectType } from 'type-graphql'
import { VoicePayload } from '../voices/VoicePayload.js'

@ObjectType({ implements: VoicePayload, description: 'What `trainVoice` answers.' })
export class TrainVoicePayload extends VoicePayload {
  /** Of `job`, which is read by it. */
  jobId!: string | null
}

@ObjectType({ implements: VoicePayload, description: 'What `separateSpeakers` answers.' })
export class SeparateSpeakersPayload extends VoicePayload {
  /** Of `job`, which is read by it. */
  jobId!: string | null
}
