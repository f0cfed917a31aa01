import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql'
import type { Context } from '../../context.js'
import { VoiceMediaAsset } from '../../schema/audio/VoiceMediaAsset.js'
import { DubbingResource } from '../../schema/dubbing/DubbingResource.js'
import { DubbingSegment, DubbingSegmentDub } from '../../schema/dubbing/DubbingSegment.js'
import { DubbingSpeaker } from '../../schema/dubbing/DubbingSpeaker.js'
import { Costs } from '../../schema/shared/Costs.js'
import { dubbingAsset } from './dubbingAsset.js'
import { loadDubbing } from './loadDubbing.js'

@Resolver(() => DubbingSegment)
export class DubbingSegmentResolver {
  @Costs('batched')
  @FieldResolver(() => DubbingResource, {
    nullable: true,
    description: 'The dubbing of the segment; null if it is not visible to you.',
  })
  dubbing(
    @Root() { dubbingId }: DubbingSegment,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<DubbingResource | null> {
    return loadDubbing(dubbingId, context, info)
  }

  @Costs('batched')
  @FieldResolver(() => DubbingSpeaker, {
    nullable: true,
    description: 'The speaker of the segment; null if it has none.',
  })
  async speaker(
    @Root() { dubbingId, speakerId }: DubbingSegment,
    @Ctx() { loaders }: Context,
  ): Promise<DubbingSpeaker | null> {
    if (speakerId === null) return null
    return (await loaders.dubbingResource.load(dubbingId))?.speaker(speakerId) ?? null
  }

  @Costs('batched')
  @FieldResolver(() => [DubbingSegmentDub], { nullable: true, description: 'The segment in all target languages.' })
  async dubs(
    @Root() { dubbingId, upstreamId: id }: DubbingSegment,
    @Ctx() { loaders }: Context,
  ): Promise<DubbingSegmentDub[] | null> {
    return (await loaders.dubbingResource.load(dubbingId))?.dubs(id) ?? null
  }

  @Costs('batched')
  @FieldResolver(() => DubbingSegmentDub, {
    nullable: true,
    description: 'The segment in one target language; null if it does not exist in this language.',
  })
  async dub(
    @Root() { dubbingId, upstreamId: id }: DubbingSegment,
    @Arg('language', () => String, { description: 'Code of the language.' }) language: string,
    @Ctx() { loaders }: Context,
  ): Promise<DubbingSegmentDub | null> {
    return (await loaders.dubbingResource.load(dubbingId))?.dub(id, language) ?? null
  }
}

@Resolver(() => DubbingSegmentDub)
export class DubbingSegmentDubResolver {
  @FieldResolver(() => VoiceMediaAsset, {
    nullable: true,
    description: 'The audio of the segment; null until it is created.',
  })
  audio(
    @Root() { dubbingId, segmentId, language }: DubbingSegmentDub,
    @Ctx() context: Context,
  ): Promise<VoiceMediaAsset | null> {
    return dubbingAsset(context, dubbingId, `segment:${segmentId}:${language}`)
  }
}
