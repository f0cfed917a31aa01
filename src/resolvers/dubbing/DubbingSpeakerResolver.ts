import type { GraphQLResolveInfo } from 'graphql'
import { Args, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql'
import type { Context } from '../../context.js'
import { VoiceMediaAsset } from '../../schema/audio/VoiceMediaAsset.js'
import { DubbingSpeakerSegmentsArgs } from '../../schema/dubbing/DubbingArgs.js'
import { DubbingResource } from '../../schema/dubbing/DubbingResource.js'
import { DubbingSegmentConnection } from '../../schema/dubbing/DubbingSegment.js'
import { DubbingSimilarVoice, DubbingSpeaker, DubbingVoice } from '../../schema/dubbing/DubbingSpeaker.js'
import { Costs } from '../../schema/shared/Costs.js'
import { Voice } from '../../schema/voices/Voice.js'
import { connectionDirectives } from '../shared/connectionDirectives.js'
import { RequiresScope } from '../shared/RequiresScope.js'
import { loadVoice } from '../voices/loadVoice.js'
import { dubbingAsset } from './dubbingAsset.js'
import { loadDubbing } from './loadDubbing.js'
import { segmentPage } from './segmentPage.js'

@Resolver(() => DubbingSpeaker)
export class DubbingSpeakerResolver {
  @Costs('batched')
  @FieldResolver(() => DubbingResource, {
    nullable: true,
    description: 'The dubbing of the speaker; null if it is not visible to you.',
  })
  dubbing(
    @Root() { dubbingId }: DubbingSpeaker,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<DubbingResource | null> {
    return loadDubbing(dubbingId, context, info)
  }

  @FieldResolver(() => VoiceMediaAsset, {
    nullable: true,
    description: 'The speech of this speaker in the source file; null if there is none.',
  })
  audio(
    @Root() { dubbingId, upstreamId: id }: DubbingSpeaker,
    @Ctx() context: Context,
  ): Promise<VoiceMediaAsset | null> {
    return dubbingAsset(context, dubbingId, `speaker:${id}`)
  }

  @connectionDirectives()
  @Costs('page')
  @FieldResolver(() => DubbingSegmentConnection, {
    nullable: true,
    description: 'Segments of this speaker in chronological order.',
  })
  async segments(
    @Root() { dubbingId, upstreamId: speakerId }: DubbingSpeaker,
    @Args(() => DubbingSpeakerSegmentsArgs) { first, after, filter }: DubbingSpeakerSegmentsArgs,
    @Ctx() { loaders }: Context,
  ): Promise<DubbingSegmentConnection | null> {
    const view = await loaders.dubbingResource.load(dubbingId)
    return view && segmentPage(view, { first, after, filter: { ...filter, speakerIds: [speakerId] } })
  }

  @Costs('call')
  @FieldResolver(() => [DubbingSimilarVoice], {
    nullable: true,
    description:
      'Library voices that are similar to this speaker, most similar first. One upstream call for each speaker.',
  })
  async similarVoices(
    @Root() { dubbingId, upstreamId: speakerId }: DubbingSpeaker,
    @Ctx() { loaders }: Context,
  ): Promise<DubbingSimilarVoice[] | null> {
    const found = await loaders.similarVoices.load({ dubbingId, speakerId })
    return found?.map((voice) => Object.assign(new DubbingSimilarVoice(), voice, { dubbingId, speakerId })) ?? null
  }
}

@Resolver(() => DubbingVoice)
export class DubbingVoiceResolver {
  @RequiresScope('voices:read')
  @Costs('batched')
  @FieldResolver(() => Voice, {
    nullable: true,
    description: 'The voice; null if it is cloned for the dubbing or not visible to you.',
  })
  voice(
    @Root() { voiceId }: DubbingVoice,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Voice | null> | null {
    return voiceId === null ? null : loadVoice(voiceId, context, info)
  }
}

@Resolver(() => DubbingSimilarVoice)
export class DubbingSimilarVoiceResolver {
  @FieldResolver(() => VoiceMediaAsset, {
    nullable: true,
    description: 'Short preview of the voice; null if there is none.',
  })
  preview(
    @Root() { id: voiceId, dubbingId, speakerId, previewUrl }: DubbingSimilarVoice,
    @Ctx() { mediaUrl }: Context,
  ): VoiceMediaAsset | null {
    if (previewUrl === null) return null
    const url = mediaUrl({ kind: 'dubbing-similar', dubbingId, speakerId, voiceId })
    return { ...url, mediaType: null, durationSecs: null }
  }
}
