import type { GraphQLResolveInfo } from 'graphql'
import { Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql'
import type { Context } from '../../context.js'
import { VoiceMediaAsset } from '../../schema/audio/VoiceMediaAsset.js'
import { DubbingRender } from '../../schema/dubbing/DubbingRender.js'
import { DubbingResource } from '../../schema/dubbing/DubbingResource.js'
import { Costs } from '../../schema/shared/Costs.js'
import { dubbingAsset } from './dubbingAsset.js'
import { loadDubbing } from './loadDubbing.js'

@Resolver(() => DubbingRender)
export class DubbingRenderResolver {
  @Costs('batched')
  @FieldResolver(() => DubbingResource, {
    nullable: true,
    description: 'The dubbing of the render; null if it is not visible to you.',
  })
  dubbing(
    @Root() { dubbingId }: DubbingRender,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<DubbingResource | null> {
    return loadDubbing(dubbingId, context, info)
  }

  @FieldResolver(() => VoiceMediaAsset, {
    nullable: true,
    description: 'The rendered file; null until the status is COMPLETE.',
  })
  asset(
    @Root() { dubbingId, upstreamId: id, status }: DubbingRender,
    @Ctx() context: Context,
  ): Promise<VoiceMediaAsset | null> | null {
    return status === 'COMPLETE' ? dubbingAsset(context, dubbingId, `render:${id}`) : null
  }
}
