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
import { needsUpstream } from '../shared/selection.js'
import { dubbingAsset } from './dubbingAsset.js'
import { dubbingOf } from './dubbingOf.js'
import { segmentPage } from './segmentPage.js'

@Resolver(() => DubbingSpeaker)
export class DubbingSpeakerResolver {
  @Costs('batched')
  @FieldResolver(() => DubbingResource, { nullable: true, description: 'The dub that this speaker is heard in.' })
  dubbing(
    @Root() { dubbingId }: DubbingSpeaker,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<DubbingResource | null> {
    return dubbingOf(dubbingId, context, info)
  }

  @FieldResolver(() => VoiceMediaAsset, {
    nullable: true,
    description: 'What this speaker says in the medium, without the others; null where there is none.',
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
    description: 'What this speaker says, in the order of time.',
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
      'Voices of the library that sound like this speaker, the likeliest first. One upstream call a speaker.',
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
    description: 'The voice; null for one that is cloned for the dub, and for one that you may not see.',
  })
  voice(
    @Root() { voiceId }: DubbingVoice,
    @Ctx() { loaders }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Voice | null> | null {
    if (voiceId === null) return null
    return needsUpstream(info) ? loaders.voice.load(voiceId) : loaders.ownedVoice.load(voiceId)
  }
}

@Resolver(() => DubbingSimilarVoice)
export class DubbingSimilarVoiceResolver {
  @FieldResolver(() => VoiceMediaAsset, { nullable: true, description: 'A short clip of the voice, to choose by.' })
  preview(
    @Root() { id: voiceId, dubbingId, speakerId, previewUrl }: DubbingSimilarVoice,
    @Ctx() { mediaUrl }: Context,
  ): VoiceMediaAsset | null {
    if (previewUrl === null) return null
    const url = mediaUrl({ kind: 'dubbing-similar', dubbingId, speakerId, voiceId })
    return { ...url, mediaType: null, durationSecs: null }
  }
}
