import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql'
import type { Context } from '../../context.js'
import {
  ChangeVoiceInput,
  CreateSoundEffectInput,
  DeleteGeneratedAudioInput,
  IsolateAudioInput,
} from '../../schema/audio/AudioInputs.js'
import {
  ChangeVoicePayload,
  CreateSoundEffectPayload,
  CreateSpeechPayload,
  DeleteGeneratedAudioPayload,
  GeneratedAudioPayload,
  IsolateAudioPayload,
} from '../../schema/audio/AudioPayloads.js'
import { GeneratedAudio } from '../../schema/audio/GeneratedAudio.js'
import { CreateSpeechInput } from '../../schema/audio/SpeechInputs.js'
import { Costs } from '../../schema/shared/Costs.js'
import { changeVoice } from '../../services/audio/changeVoice.js'
import { createSoundEffect } from '../../services/audio/createSoundEffect.js'
import { createSpeech } from '../../services/audio/createSpeech.js'
import { deleteGeneratedAudio } from '../../services/audio/deleteGeneratedAudio.js'
import { isolateAudio } from '../../services/audio/isolateAudio.js'
import { RequiresScope } from '../shared/requiresScope.js'
import { answerGeneration, generateChecked } from './answerGeneration.js'

/** Sounds: made once, and deleted. Their inputs are checked within the answer, where mistakes become user errors. */
@Resolver()
export class AudioEditResolver {
  @RequiresScope('audio:generate')
  @Mutation(() => CreateSpeechPayload, {
    nullable: true,
    description: 'Have a text spoken. Answers as soon as the sound begins to come. This costs credits.',
  })
  createSpeech(
    @Arg('input', () => CreateSpeechInput, { validate: false, description: 'Which text, and how.' })
    input: CreateSpeechInput,
    @Ctx() context: Context,
  ): Promise<CreateSpeechPayload> {
    return answerGeneration(input, () => createSpeech(context, input))
  }

  @RequiresScope('audio:generate')
  @Mutation(() => ChangeVoicePayload, {
    nullable: true,
    description: 'Have a recording spoken again by another voice, as it was spoken. This costs credits.',
  })
  changeVoice(
    @Arg('input', () => ChangeVoiceInput, { validate: false, description: 'Which recording, and which voice.' })
    input: ChangeVoiceInput,
    @Ctx() context: Context,
  ): Promise<ChangeVoicePayload> {
    return answerGeneration(input, () => changeVoice(context, input))
  }

  @RequiresScope('audio:generate')
  @Mutation(() => IsolateAudioPayload, {
    nullable: true,
    description: 'Have all taken out of a recording but the speech. This costs credits.',
  })
  isolateAudio(
    @Arg('input', () => IsolateAudioInput, { validate: false, description: 'Which recording.' })
    input: IsolateAudioInput,
    @Ctx() context: Context,
  ): Promise<IsolateAudioPayload> {
    return answerGeneration(input, () => isolateAudio(context, input))
  }

  @RequiresScope('audio:generate')
  @Mutation(() => CreateSoundEffectPayload, {
    nullable: true,
    description: 'Have a sound made from a description. This costs credits.',
  })
  createSoundEffect(
    @Arg('input', () => CreateSoundEffectInput, { validate: false, description: 'What shall be heard.' })
    input: CreateSoundEffectInput,
    @Ctx() context: Context,
  ): Promise<CreateSoundEffectPayload> {
    return answerGeneration(input, () => createSoundEffect(context, input))
  }

  @RequiresScope('audio:generate')
  @Mutation(() => DeleteGeneratedAudioPayload, {
    nullable: true,
    description: 'Delete a sound that is not being made any more, its bytes included, for good.',
  })
  deleteGeneratedAudio(
    @Arg('input', () => DeleteGeneratedAudioInput, { validate: false, description: 'Which sound.' })
    input: DeleteGeneratedAudioInput,
    @Ctx() context: Context,
  ): Promise<DeleteGeneratedAudioPayload> {
    return answerDeletion(input, () => deleteGeneratedAudio(context, input.id))
  }
}

async function answerDeletion(
  input: DeleteGeneratedAudioInput,
  deleteAudio: () => Promise<{ audioId: string }>,
): Promise<DeleteGeneratedAudioPayload> {
  const { answer, userErrors } = await generateChecked(input, deleteAudio)
  return { deletedGeneratedAudioId: answer?.audioId ?? null, userErrors }
}

@Resolver(() => GeneratedAudioPayload)
export class GeneratedAudioPayloadResolver {
  @Costs('batched')
  @FieldResolver(() => GeneratedAudio, {
    nullable: true,
    description: 'The sound, which may still be on its way; null when none is made.',
  })
  generatedAudio(
    @Root() { generatedAudioId: audioId }: GeneratedAudioPayload,
    @Ctx() { loaders }: Context,
  ): Promise<GeneratedAudio | null> | null {
    return audioId === null ? null : loaders.generatedAudio.load(audioId)
  }
}
