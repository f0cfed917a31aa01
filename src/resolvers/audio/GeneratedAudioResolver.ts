import { setImmediate } from 'node:timers/promises'
import type { GraphQLResolveInfo } from 'graphql'
import PQueue from 'p-queue'
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../../context.js'
import type { Alignment } from '../../datasources/elevenlabs/client/GeneratedStream.js'
import { readAlignment } from '../../media/delivery/readAlignment.js'
import { GeneratedAudio, GeneratedAudioConnection, SpeechAlignedCharacter } from '../../schema/audio/GeneratedAudio.js'
import { GeneratedAudiosArgs } from '../../schema/audio/GeneratedAudiosArgs.js'
import { VoiceMediaAsset } from '../../schema/audio/VoiceMediaAsset.js'
import { Costs } from '../../schema/shared/Costs.js'
import { PageArgs } from '../../schema/shared/PageArgs.js'
import { User } from '../../schema/users/User.js'
import { Voice } from '../../schema/voices/Voice.js'
import { VoiceModel } from '../../schema/workspace/VoiceModel.js'
import { connectionDirectives } from '../shared/connectionDirectives.js'
import { loadModel } from '../shared/loadModel.js'
import { RequiresScope } from '../shared/RequiresScope.js'
import { loadVoice } from '../voices/loadVoice.js'
import { toAlignedCharacters } from './toAlignedCharacters.js'

@Resolver(() => GeneratedAudio)
export class GeneratedAudioResolver {
  @RequiresScope('voices:read')
  @Query(() => GeneratedAudio, {
    nullable: true,
    description: 'Returns generated audio by id; null if it does not exist or is not visible to you.',
  })
  generatedAudio(
    @Arg('id', () => ID, { description: 'Id of the generated audio.' }) id: string,
    @Ctx() { loaders }: Context,
  ): Promise<GeneratedAudio | null> {
    return loaders.generatedAudio.load(id)
  }

  @connectionDirectives()
  @RequiresScope('voices:read')
  @Query(() => GeneratedAudioConnection, {
    nullable: true,
    description:
      'Lists your generated audio, newest first. Administrators see the audio of their tenant or of all tenants.',
  })
  generatedAudios(
    @Args(() => GeneratedAudiosArgs) args: GeneratedAudiosArgs,
    @Ctx() { loaders }: Context,
  ): Promise<GeneratedAudioConnection> {
    return loaders.audios.load(args)
  }

  @Costs('batched')
  @FieldResolver(() => Voice, {
    nullable: true,
    description: 'The voice of the audio; null if there is none or it is no longer visible to you.',
  })
  voice(
    @Root() { voiceId }: GeneratedAudio,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Voice | null> | null {
    return voiceId === null ? null : loadVoice(voiceId, context, info)
  }

  @Costs('batched')
  @FieldResolver(() => VoiceModel, {
    nullable: true,
    description: 'The model of the audio; null if it is no longer offered.',
  })
  model(@Root() { modelId }: GeneratedAudio, @Ctx() context: Context): Promise<VoiceModel | null> | null {
    return modelId === null ? null : loadModel(modelId, context)
  }

  @FieldResolver(() => VoiceMediaAsset, {
    nullable: true,
    description:
      'The audio file, streamed while it is generated; null if the status is FAILED. A player that started before ' +
      'READY has the duration `Infinity`: after the READY event of `generatedAudioUpdated` it has to load the same URL ' +
      'again to get the duration and to seek.',
  })
  audio(@Root() audio: GeneratedAudio, @Ctx() { mediaUrl }: Context): VoiceMediaAsset | null {
    if (audio.status === 'FAILED') return null
    const { id: audioId, mediaType, durationSecs } = audio
    return { ...mediaUrl({ kind: 'audio', audioId }), mediaType, durationSecs }
  }

  @Costs('alignment')
  @FieldResolver(() => [SpeechAlignedCharacter], {
    nullable: true,
    description:
      'Times of the characters of the text; null unless they were requested and the audio is complete. The ' +
      'alignment of audio with `isLogged: false` exists only in the process that generated it: null if another ' +
      'process answers.',
  })
  async alignment(@Root() audio: GeneratedAudio, @Ctx() context: Context): Promise<SpeechAlignedCharacter[] | null> {
    return charactersOf(await readAlignments(audio, context), 'alignment')
  }

  @Costs('alignment')
  @FieldResolver(() => [SpeechAlignedCharacter], {
    nullable: true,
    description: 'Alignment of the normalized text, in which numbers and abbreviations are written out.',
  })
  async normalizedAlignment(
    @Root() audio: GeneratedAudio,
    @Ctx() context: Context,
  ): Promise<SpeechAlignedCharacter[] | null> {
    return charactersOf(await readAlignments(audio, context), 'normalizedAlignment')
  }
}

@Resolver(() => Voice)
export class VoiceGeneratedAudiosResolver {
  @connectionDirectives()
  @Costs('page')
  @FieldResolver(() => GeneratedAudioConnection, {
    nullable: true,
    description: 'Lists audio that was generated with the voice and is visible to you, newest first.',
  })
  generatedAudios(
    @Root() voice: Voice,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { loaders }: Context,
  ): Promise<GeneratedAudioConnection> {
    return loaders.audiosOfVoice.load(voice.id, args)
  }
}

@Resolver(() => User)
export class UserGeneratedAudiosResolver {
  @connectionDirectives()
  @RequiresScope('voices:read')
  @Costs('page')
  @FieldResolver(() => GeneratedAudioConnection, {
    nullable: true,
    description: 'Lists audio of the user that is visible to you, newest first.',
  })
  generatedAudios(
    @Root() user: User,
    @Args(() => GeneratedAudiosArgs) args: GeneratedAudiosArgs,
    @Ctx() { loaders }: Context,
  ): Promise<GeneratedAudioConnection> {
    return loaders.audiosOfUser.load(user.id, args)
  }
}

type Alignments = Awaited<ReturnType<typeof readAlignment>>

/** Shared by both alignment fields and all their aliases. */
const alignmentReads = new WeakMap<GeneratedAudio, Promise<Alignments>>()
const alignedCharacters = new WeakMap<Alignment, SpeechAlignedCharacter[]>()
/** One alignment at a time for each request: each is parsed and held in memory as a whole. */
const queues = new WeakMap<Context['loaders'], PQueue>()

function readAlignments(audio: GeneratedAudio, context: Context): Promise<Alignments> | null {
  if (!audio.hasAlignment || audio.status !== 'READY') return null
  const queue = queues.get(context.loaders) ?? new PQueue({ concurrency: 1 })
  queues.set(context.loaders, queue)
  return queue.add(async () => {
    const read = alignmentReads.get(audio) ?? readAlignment(audio.id, context)
    alignmentReads.set(audio, read)
    const alignments = await read
    // Lets other requests run before the next alignment is parsed.
    await setImmediate()
    return alignments
  })
}

function charactersOf(
  alignments: Alignments | null,
  name: 'alignment' | 'normalizedAlignment',
): SpeechAlignedCharacter[] | null {
  const alignment = alignments?.[name]
  if (!alignment) return null
  const characters = alignedCharacters.get(alignment) ?? toAlignedCharacters(alignment)
  alignedCharacters.set(alignment, characters)
  return characters
}
