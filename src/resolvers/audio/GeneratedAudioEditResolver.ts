import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql'
import type { Context } from '../../context.js'
import {
  ChangeVoiceInput,
  CreateSoundEffectInput,
  DeleteGeneratedAudioInput,
  IsolateAudioInput,
} from '../../schema/audio/AudioInputs.js'
import { GeneratedAudio } from '../../schema/audio/GeneratedAudio.js'
import {
  ChangeVoicePayload,
  CreateSoundEffectPayload,
  CreateSpeechPayload,
  DeleteGeneratedAudioPayload,
  GeneratedAudioPayload,
  IsolateAudioPayload,
} from '../../schema/audio/GeneratedAudioPayloads.js'
import { CreateSpeechInput } from '../../schema/audio/SpeechInputs.js'
import { Costs } from '../../schema/shared/Costs.js'
import { changeVoice } from '../../services/audio/changeVoice.js'
import { createSoundEffect } from '../../services/audio/createSoundEffect.js'
import { createSpeech } from '../../services/audio/createSpeech.js'
import { deleteGeneratedAudio } from '../../services/audio/deleteGeneratedAudio.js'
import { isolateAudio } from '../../services/audio/isolateAudio.js'
import { RequiresScope } from '../shared/RequiresScope.js'
import { type MutationRun, runMutation } from '../shared/runMutation.js'

@Resolver()
export class GeneratedAudioEditResolver {
  @RequiresScope('audio:generate')
  @Mutation(() => CreateSpeechPayload, {
    nullable: true,
    description: 'Generates speech from text. Returns when the response of the voice service begins. Costs credits.',
  })
  createSpeech(
    @Arg('input', () => CreateSpeechInput, { description: 'Input of `createSpeech`.' })
    input: CreateSpeechInput,
    @Ctx() context: Context,
  ): Promise<CreateSpeechPayload> {
    return runGeneration({ context, input, subject: 'voiceId' }, () => createSpeech(context, input))
  }

  @RequiresScope('audio:generate')
  @Mutation(() => ChangeVoicePayload, {
    nullable: true,
    description:
      'Converts the speech of an audio file to another voice and keeps its intonation. Returns when the response of ' +
      'the voice service begins. Costs credits.',
  })
  changeVoice(
    @Arg('input', () => ChangeVoiceInput, { description: 'Input of `changeVoice`.' })
    input: ChangeVoiceInput,
    @Ctx() context: Context,
  ): Promise<ChangeVoicePayload> {
    return runGeneration({ context, input, subject: 'voiceId' }, () => changeVoice(context, input))
  }

  @RequiresScope('audio:generate')
  @Mutation(() => IsolateAudioPayload, {
    nullable: true,
    description:
      'Isolates the speech of an audio file from background noise. Returns when the response of the voice service ' +
      'begins. Costs credits.',
  })
  isolateAudio(
    @Arg('input', () => IsolateAudioInput, { description: 'Input of `isolateAudio`.' })
    input: IsolateAudioInput,
    @Ctx() context: Context,
  ): Promise<IsolateAudioPayload> {
    return runGeneration({ context, input }, () => isolateAudio(context, input))
  }

  @RequiresScope('audio:generate')
  @Mutation(() => CreateSoundEffectPayload, {
    nullable: true,
    description:
      'Generates a sound effect from a description. Returns when the response of the voice service begins. Costs ' +
      'credits.',
  })
  createSoundEffect(
    @Arg('input', () => CreateSoundEffectInput, { description: 'Input of `createSoundEffect`.' })
    input: CreateSoundEffectInput,
    @Ctx() context: Context,
  ): Promise<CreateSoundEffectPayload> {
    return runGeneration({ context, input }, () => createSoundEffect(context, input))
  }

  @RequiresScope('audio:generate')
  @Mutation(() => DeleteGeneratedAudioPayload, {
    nullable: true,
    description:
      'Deletes generated audio and its file permanently. Audio with the status GENERATING cannot be deleted.',
  })
  deleteGeneratedAudio(
    @Arg('input', () => DeleteGeneratedAudioInput, { description: 'Input of `deleteGeneratedAudio`.' })
    input: DeleteGeneratedAudioInput,
    @Ctx() context: Context,
  ): Promise<DeleteGeneratedAudioPayload> {
    return runMutation({ context, input, subject: 'id', unchanged: { deletedGeneratedAudioId: null } }, async () => {
      const { audioId } = await deleteGeneratedAudio(context, input.id)
      return { deletedGeneratedAudioId: audioId }
    })
  }
}

function runGeneration<Input extends object>(
  run: Omit<MutationRun<Input, object>, 'unchanged'>,
  generate: () => Promise<{ audioId: string }>,
): Promise<GeneratedAudioPayload> {
  return runMutation({ ...run, unchanged: { generatedAudioId: null } }, async () => {
    const { audioId } = await generate()
    return { generatedAudioId: audioId }
  })
}

@Resolver(() => GeneratedAudioPayload)
export class GeneratedAudioPayloadResolver {
  @Costs('batched')
  @FieldResolver(() => GeneratedAudio, {
    nullable: true,
    description: 'The generated audio, which may still be incomplete; null if nothing was generated.',
  })
  generatedAudio(
    @Root() { generatedAudioId: audioId }: GeneratedAudioPayload,
    @Ctx() { loaders }: Context,
  ): Promise<GeneratedAudio | null> | null {
    return audioId === null ? null : loaders.generatedAudio.load(audioId)
  }
}
