import { Field, ID, InterfaceType, ObjectType } from 'type-graphql'
import { VoiceUserError } from '../shared/VoiceUserError.js'

/**
 * Field resolvers add `generatedAudio`. It is read after the generation has started, so that a failed read does not
 * fail the mutation.
 */
@InterfaceType({ description: 'Result of a mutation that generates audio.' })
export abstract class GeneratedAudioPayload {
  @Field(() => ID, {
    nullable: true,
    description:
      'Id of the generated audio; null if nothing was generated. Present even if `generatedAudio` cannot be read.',
  })
  generatedAudioId!: string | null

  @Field(() => [VoiceUserError], { description: 'Errors that the user can correct; empty on success.' })
  userErrors!: VoiceUserError[]
}

@ObjectType({ implements: GeneratedAudioPayload, description: 'Result of `createSpeech`.' })
export class CreateSpeechPayload extends GeneratedAudioPayload {}

@ObjectType({ implements: GeneratedAudioPayload, description: 'Result of `changeVoice`.' })
export class ChangeVoicePayload extends GeneratedAudioPayload {}

@ObjectType({ implements: GeneratedAudioPayload, description: 'Result of `isolateAudio`.' })
export class IsolateAudioPayload extends GeneratedAudioPayload {}

@ObjectType({ implements: GeneratedAudioPayload, description: 'Result of `createSoundEffect`.' })
export class CreateSoundEffectPayload extends GeneratedAudioPayload {}

@ObjectType({ description: 'Result of `deleteGeneratedAudio`.', simpleResolvers: true })
export class DeleteGeneratedAudioPayload {
  @Field(() => ID, { nullable: true, description: 'Id of the deleted audio; null if nothing was deleted.' })
  deletedGeneratedAudioId!: string | null

  @Field(() => [VoiceUserError], { description: 'Errors that the user can correct; empty on success.' })
  userErrors!: VoiceUserError[]
}
