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
import { RequiresScope } from '../shared/RequiresScope.js'
import { needsUpstream } from '../shared/selection.js'
import { toAlignedCharacters } from './toAlignedCharacters.js'

@Resolver(() => GeneratedAudio)
export class GeneratedAudioResolver {
  @RequiresScope('voices:read')
  @Query(() => GeneratedAudio, {
    nullable: true,
    description: 'One sound; null when it does not exist or you may not see it.',
  })
  generatedAudio(
    @Arg('id', () => ID, { description: 'Id of the sound.' }) id: string,
    @Ctx() { loaders }: Context,
  ): Promise<GeneratedAudio | null> {
    return loaders.generatedAudio.load(id)
  }

  @connectionDirectives()
  @RequiresScope('voices:read')
  @Query(() => GeneratedAudioConnection, {
    nullable: true,
    description: 'Your sounds, the newest first; those of the tenant or of all for their administrators.',
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
    description: 'The voice that is heard; null where there is none, or you do not see it any more.',
  })
  voice(
    @Root() { voiceId }: GeneratedAudio,
    @Ctx() { loaders }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Voice | null> | null {
    if (voiceId === null) return null
    return needsUpstream(info) ? loaders.voice.load(voiceId) : loaders.ownedVoice.load(voiceId)
  }

  @Costs('batched')
  @FieldResolver(() => VoiceModel, {
    nullable: true,
    description: 'The model that made it, where it is still offered.',
  })
  async model(@Root() { modelId }: GeneratedAudio, @Ctx() { loaders }: Context): Promise<VoiceModel | null> {
    if (modelId === null) return null
    return (await loaders.models()).find((model) => model.id === modelId) ?? null
  }

  @FieldResolver(() => VoiceMediaAsset, {
    nullable: true,
    description: 'The sound to play, as it comes while it is being made; null when it failed.',
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
      'When each character of the text is heard; null unless it was asked for and the sound is whole. Of a transient ' +
      'sound only the process that made it knows: null when another one answers.',
  })
  async alignment(@Root() audio: GeneratedAudio, @Ctx() context: Context): Promise<SpeechAlignedCharacter[] | null> {
    return toCharactersOrNull(await timesOf(audio, context), 'alignment')
  }

  @Costs('alignment')
  @FieldResolver(() => [SpeechAlignedCharacter], {
    nullable: true,
    description: 'The same for the text as it was spoken, with numbers and the like spelled out.',
  })
  async normalizedAlignment(
    @Root() audio: GeneratedAudio,
    @Ctx() context: Context,
  ): Promise<SpeechAlignedCharacter[] | null> {
    return toCharactersOrNull(await timesOf(audio, context), 'normalizedAlignment')
  }
}

@Resolver(() => Voice)
export class VoiceGeneratedAudiosResolver {
  @connectionDirectives()
  @Costs('page')
  @FieldResolver(() => GeneratedAudioConnection, {
    nullable: true,
    description: 'The sounds that were made with the voice, as far as you may see them, the newest first.',
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
    description: 'The sounds that the user had made, as far as you may see them, the newest first.',
  })
  generatedAudios(
    @Root() user: User,
    @Args(() => GeneratedAudiosArgs) args: GeneratedAudiosArgs,
    @Ctx() { loaders }: Context,
  ): Promise<GeneratedAudioConnection> {
    return loaders.audiosOfUser.load(user.id, args)
  }
}

type Times = Awaited<ReturnType<typeof readAlignment>>

/** Both fields of a sound share one reading, under however many aliases they are asked for. */
const readings = new WeakMap<GeneratedAudio, Promise<Times>>()
const charactersOf = new WeakMap<Alignment, SpeechAlignedCharacter[]>()
/** One after the other in a request: each is parsed and held whole, and others want to be answered in between. */
const turns = new WeakMap<Context['loaders'], PQueue>()

function timesOf(audio: GeneratedAudio, context: Context): Promise<Times> | null {
  if (!audio.hasAlignment || audio.status !== 'READY') return null
  const turn = turns.get(context.loaders) ?? new PQueue({ concurrency: 1 })
  turns.set(context.loaders, turn)
  return turn.add(async () => {
    const reading = readings.get(audio) ?? readAlignment(audio.id, context)
    readings.set(audio, reading)
    const times = await reading
    // What GraphQL makes of the times before this takes long; the event loop turns before the next does.
    await setImmediate()
    return times
  })
}

function toCharactersOrNull(
  times: Times | null,
  name: 'alignment' | 'normalizedAlignment',
): SpeechAlignedCharacter[] | null {
  const alignment = times?.[name]
  if (!alignment) return null
  const characters = charactersOf.get(alignment) ?? toAlignedCharacters(alignment)
  charactersOf.set(alignment, characters)
  return characters
}
