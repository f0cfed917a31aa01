import { Field, ID, InterfaceType, ObjectType } from 'type-graphql'
import { VoiceUserError } from '../shared/VoiceUserError.js'

/** `generatedAudio` is a navigation field: it is read after it was begun, so that a failing reading fails alone. */
@InterfaceType({ description: 'What a mutation answers that makes a sound.' })
export abstract class GeneratedAudioPayload {
  @Field(() => ID, { nullable: true, description: 'Id of the sound; null when none is made.' })
  generatedAudioId!: string | null

  @Field(() => [VoiceUserError], { description: 'Why none is made; empty when one is.' })
  userErrors!: VoiceUserError[]
}

@ObjectType({ implements: GeneratedAudioPayload, description: 'What `createSpeech` answers.' })
export class CreateSpeechPayload extends GeneratedAudioPayload {}

@ObjectType({ implements: GeneratedAudioPayload, description: 'What `changeVoice` answers.' })
export class ChangeVoicePayload extends GeneratedAudioPayload {}

@ObjectType({ implements: GeneratedAudioPayload, description: 'What `isolateAudio` answers.' })
export class IsolateAudioPayload extends GeneratedAudioPayload {}

@ObjectType({ implements: GeneratedAudioPayload, description: 'What `createSoundEffect` answers.' })
export class CreateSoundEffectPayload extends GeneratedAudioPayload {}

@ObjectType({ description: 'What `deleteGeneratedAudio` answers.', simpleResolvers: true })
export class DeleteGeneratedAudioPayload {
  @Field(() => ID, { nullable: true, description: 'Id of the sound that is gone; null when nothing was deleted.' })
  deletedGeneratedAudioId!: string | null

  @Field(() => [VoiceUserError], { description: 'Why nothing was deleted; empty when it was.' })
  userErrors!: VoiceUserError[]
}
