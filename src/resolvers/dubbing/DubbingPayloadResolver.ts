import type { GraphQLResolveInfo } from 'graphql'
import { Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql'
import type { Context } from '../../context.js'
import {
  CreateDubbingPayload,
  CreateDubbingSegmentPayload,
  CreateDubbingSpeakerPayload,
  DubbingPayload,
  DubbingSegmentsPayload,
  RenderDubbingPayload,
  UpdateDubbingSegmentPayload,
  UpdateDubbingSpeakerPayload,
} from '../../schema/dubbing/DubbingPayloads.js'
import { DubbingRender } from '../../schema/dubbing/DubbingRender.js'
import { DubbingResource } from '../../schema/dubbing/DubbingResource.js'
import { DubbingSegment } from '../../schema/dubbing/DubbingSegment.js'
import { DubbingSpeaker } from '../../schema/dubbing/DubbingSpeaker.js'
import { VoiceJob } from '../../schema/jobs/VoiceJob.js'
import { Costs } from '../../schema/shared/Costs.js'
import { findRender, findSegment, findSpeaker } from './dubbingParts.js'
import { loadDubbing } from './loadDubbing.js'

/** Changed objects are read from the upstream, never derived from the input. */

@Resolver(() => DubbingPayload)
export class DubbingPayloadResolver {
  @Costs('batched')
  @FieldResolver(() => DubbingResource, {
    nullable: true,
    description: 'The dubbing after the change; null if nothing was changed or it is no longer visible to you.',
  })
  dubbing(
    @Root() { dubbingId }: DubbingPayload,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<DubbingResource | null> | null {
    return dubbingId === null ? null : loadDubbing(dubbingId, context, info)
  }
}

@Resolver(() => CreateDubbingPayload)
export class CreateDubbingPayloadResolver {
  @Costs('batched')
  @FieldResolver(() => VoiceJob, {
    nullable: true,
    description: 'The job of the dubbing; null if nothing was created.',
  })
  job(@Root() { jobId }: CreateDubbingPayload, @Ctx() { loaders }: Context): Promise<VoiceJob | null> | null {
    return jobId === null ? null : loaders.job.load(jobId)
  }
}

@Resolver(() => RenderDubbingPayload)
export class RenderDubbingPayloadResolver {
  @Costs('batched')
  @FieldResolver(() => VoiceJob, { nullable: true, description: 'The job of the render; null if nothing was started.' })
  job(@Root() { jobId }: RenderDubbingPayload, @Ctx() { loaders }: Context): Promise<VoiceJob | null> | null {
    return jobId === null ? null : loaders.job.load(jobId)
  }

  @Costs('sharedCall')
  @FieldResolver(() => DubbingRender, { nullable: true, description: 'The new render; null if nothing was started.' })
  render(@Root() { renderId }: RenderDubbingPayload, @Ctx() context: Context): Promise<DubbingRender | null> | null {
    return renderId === null ? null : findRender(context, renderId)
  }
}

@Resolver(() => CreateDubbingSpeakerPayload)
export class CreateDubbingSpeakerPayloadResolver {
  @Costs('sharedCall')
  @FieldResolver(() => DubbingSpeaker, { nullable: true, description: 'The new speaker; null if nothing was created.' })
  speaker(
    @Root() payload: CreateDubbingSpeakerPayload,
    @Ctx() context: Context,
  ): Promise<DubbingSpeaker | null> | null {
    return payload.speakerId === null ? null : findSpeaker(context, payload.speakerId)
  }
}

@Resolver(() => UpdateDubbingSpeakerPayload)
export class UpdateDubbingSpeakerPayloadResolver {
  @Costs('sharedCall')
  @FieldResolver(() => DubbingSpeaker, {
    nullable: true,
    description: 'The speaker after the change; null if nothing was changed.',
  })
  speaker(
    @Root() payload: UpdateDubbingSpeakerPayload,
    @Ctx() context: Context,
  ): Promise<DubbingSpeaker | null> | null {
    return payload.speakerId === null ? null : findSpeaker(context, payload.speakerId)
  }
}

@Resolver(() => CreateDubbingSegmentPayload)
export class CreateDubbingSegmentPayloadResolver {
  @Costs('sharedCall')
  @FieldResolver(() => DubbingSegment, { nullable: true, description: 'The new segment; null if nothing was created.' })
  segment(
    @Root() payload: CreateDubbingSegmentPayload,
    @Ctx() context: Context,
  ): Promise<DubbingSegment | null> | null {
    return payload.segmentId === null ? null : findSegment(context, payload.segmentId)
  }
}

@Resolver(() => UpdateDubbingSegmentPayload)
export class UpdateDubbingSegmentPayloadResolver {
  @Costs('sharedCall')
  @FieldResolver(() => DubbingSegment, {
    nullable: true,
    description: 'The segment after the change; null if nothing was changed.',
  })
  segment(
    @Root() payload: UpdateDubbingSegmentPayload,
    @Ctx() context: Context,
  ): Promise<DubbingSegment | null> | null {
    return payload.segmentId === null ? null : findSegment(context, payload.segmentId)
  }
}

@Resolver(() => DubbingSegmentsPayload)
export class DubbingSegmentsPayloadResolver {
  @Costs('sharedCall')
  @FieldResolver(() => [DubbingSegment], {
    nullable: true,
    description: 'The first 100 segments of `segmentIds` after the change.',
  })
  async segments(@Root() { segmentIds }: DubbingSegmentsPayload, @Ctx() context: Context): Promise<DubbingSegment[]> {
    const segments = await Promise.all(segmentIds.slice(0, 100).map((id) => findSegment(context, id)))
    return segments.filter((segment) => segment !== null)
  }
}
