import { ObjectType } from 'type-graphql'
import { VoicePayload } from '../voices/VoicePayload.js'

@ObjectType({ implements: VoicePayload, description: 'Result of `trainVoice`.' })
export class TrainVoicePayload extends VoicePayload {
  /** Read by the field resolver of `job`. */
  jobId!: string | null
}

@ObjectType({ implements: VoicePayload, description: 'Result of `separateSpeakers`.' })
export class SeparateSpeakersPayload extends VoicePayload {
  /** Read by the field resolver of `job`. */
  jobId!: string | null
}
