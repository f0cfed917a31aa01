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

/** Sounds: made once, and deleted. */
@Resolver()
export class GeneratedAudioEditResolver {
  @RequiresScope('audio:generate')
  @Mutation(() => CreateSpeechPayload, {
    nullable: true,
    description: 'Have a text spoken. Answers as soon as the sound begins to come. This costs credits.',
  })
  createSpeech(
    @Arg('input', () => CreateSpeechInput, { description: 'Which text, and how.' })
    input: CreateSpeechInput,
    @Ctx() context: Context,
  ): Promise<CreateSpeechPayload> {
    return runGeneration({ context, input, subject: 'voiceId' }, () => createSpeech(context, input))
  }

  @RequiresScope('audio:generate')
  @Mutation(() => ChangeVoicePayload, {
    nullable: true,
    description: 'Have a recording spoken again by another voice, as it was spoken. This costs credits.',
  })
  changeVoice(
    @Arg('input', () => ChangeVoiceInput, { description: 'Which recording, and which voice.' })
    input: ChangeVoiceInput,
    @Ctx() context: Context,
  ): Promise<ChangeVoicePayload> {
    return runGeneration({ context, input, subject: 'voiceId' }, () => changeVoice(context, input))
  }

  @RequiresScope('audio:generate')
  @Mutation(() => IsolateAudioPayload, {
    nullable: true,
    description: 'Have all taken out of a recording but the speech. This costs credits.',
  })
  isolateAudio(
    @Arg('input', () => IsolateAudioInput, { description: 'Which recording.' })
    input: IsolateAudioInput,
    @Ctx() context: Context,
  ): Promise<IsolateAudioPayload> {
    return runGeneration({ context, input }, () => isolateAudio(context, input))
  }

  @RequiresScope('audio:generate')
  @Mutation(() => CreateSoundEffectPayload, {
    nullable: true,
    description: 'Have a sound made from a description. This costs credits.',
  })
  createSoundEffect(
    @Arg('input', () => CreateSoundEffectInput, { description: 'What shall be heard.' })
    input: CreateSoundEffectInput,
    @Ctx() context: Context,
  ): Promise<CreateSoundEffectPayload> {
    return runGeneration({ context, input }, () => createSoundEffect(context, input))
  }

  @RequiresScope('audio:generate')
  @Mutation(() => DeleteGeneratedAudioPayload, {
    nullable: true,
    description: 'Delete a sound that is not being made any more, its bytes included, for good.',
  })
  deleteGeneratedAudio(
    @Arg('input', () => DeleteGeneratedAudioInput, { description: 'Which sound.' })
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
    description: 'The sound, which may still be on its way; null when none is made.',
  })
  generatedAudio(
    @Root() { generatedAudioId: audioId }: GeneratedAudioPayload,
    @Ctx() { loaders }: Context,
  ): Promise<GeneratedAudio | null> | null {
    return audioId === null ? null : loaders.generatedAudio.load(audioId)
  }
}
