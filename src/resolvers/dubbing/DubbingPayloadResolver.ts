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
import { VoiceJob } from '../../schema/jobs/Job.js'
import { Costs } from '../../schema/shared/Costs.js'
import { dubbingOf } from './dubbingOf.js'

/** What was changed, read anew: nothing of it is taken from what was asked for. */

@Resolver(() => DubbingPayload)
export class DubbingPayloadResolver {
  @Costs('batched')
  @FieldResolver(() => DubbingResource, {
    nullable: true,
    description: 'The dub after the change; null when nothing was changed.',
  })
  dubbing(
    @Root() { dubbingId }: DubbingPayload,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<DubbingResource | null> | null {
    return dubbingId === null ? null : dubbingOf(dubbingId, context, info)
  }
}

@Resolver(() => CreateDubbingPayload)
export class CreateDubbingPayloadResolver {
  @Costs('batched')
  @FieldResolver(() => VoiceJob, { nullable: true, description: 'The job that tells how far the dub is.' })
  job(@Root() { jobId }: CreateDubbingPayload, @Ctx() { loaders }: Context): Promise<VoiceJob | null> | null {
    return jobId === null ? null : loaders.job.load(jobId)
  }
}

@Resolver(() => RenderDubbingPayload)
export class RenderDubbingPayloadResolver {
  @Costs('batched')
  @FieldResolver(() => VoiceJob, { nullable: true, description: 'The job that tells how far the render is.' })
  job(@Root() { jobId }: RenderDubbingPayload, @Ctx() { loaders }: Context): Promise<VoiceJob | null> | null {
    return jobId === null ? null : loaders.job.load(jobId)
  }

  @Costs('sharedCall')
  @FieldResolver(() => DubbingRender, { nullable: true, description: 'The new render.' })
  async render(
    @Root() { dubbingId, renderId }: RenderDubbingPayload,
    @Ctx() { loaders }: Context,
  ): Promise<DubbingRender | null> {
    if (dubbingId === null || renderId === null) return null
    return (await loaders.dubbingResource.load(dubbingId))?.render(renderId) ?? null
  }
}

@Resolver(() => CreateDubbingSpeakerPayload)
export class CreateDubbingSpeakerPayloadResolver {
  @Costs('sharedCall')
  @FieldResolver(() => DubbingSpeaker, { nullable: true, description: 'The new speaker.' })
  speaker(@Root() payload: CreateDubbingSpeakerPayload, @Ctx() context: Context): Promise<DubbingSpeaker | null> {
    return speakerOf(payload, context)
  }
}

@Resolver(() => UpdateDubbingSpeakerPayload)
export class UpdateDubbingSpeakerPayloadResolver {
  @Costs('sharedCall')
  @FieldResolver(() => DubbingSpeaker, { nullable: true, description: 'The speaker after the change.' })
  speaker(@Root() payload: UpdateDubbingSpeakerPayload, @Ctx() context: Context): Promise<DubbingSpeaker | null> {
    return speakerOf(payload, context)
  }
}

@Resolver(() => CreateDubbingSegmentPayload)
export class CreateDubbingSegmentPayloadResolver {
  @Costs('sharedCall')
  @FieldResolver(() => DubbingSegment, { nullable: true, description: 'The new segment.' })
  segment(@Root() payload: CreateDubbingSegmentPayload, @Ctx() context: Context): Promise<DubbingSegment | null> {
    return segmentOf(payload, context)
  }
}

@Resolver(() => UpdateDubbingSegmentPayload)
export class UpdateDubbingSegmentPayloadResolver {
  @Costs('sharedCall')
  @FieldResolver(() => DubbingSegment, { nullable: true, description: 'The segment after the change.' })
  segment(@Root() payload: UpdateDubbingSegmentPayload, @Ctx() context: Context): Promise<DubbingSegment | null> {
    return segmentOf(payload, context)
  }
}

@Resolver(() => DubbingSegmentsPayload)
export class DubbingSegmentsPayloadResolver {
  @Costs('sharedCall')
  @FieldResolver(() => [DubbingSegment], {
    nullable: true,
    description: 'The first hundred of the segments that were named, as they are now.',
  })
  async segments(
    @Root() { dubbingId, segmentIds }: DubbingSegmentsPayload,
    @Ctx() { loaders }: Context,
  ): Promise<DubbingSegment[]> {
    if (dubbingId === null) return []
    const view = await loaders.dubbingResource.load(dubbingId)
    const segments = segmentIds.slice(0, 100).map((id) => view?.segment(id) ?? null)
    return segments.filter((segment) => segment !== null)
  }
}

async function speakerOf(
  { dubbingId, speakerId }: { dubbingId: string | null; speakerId: string | null },
  { loaders }: Context,
): Promise<DubbingSpeaker | null> {
  if (dubbingId === null || speakerId === null) return null
  return (await loaders.dubbingResource.load(dubbingId))?.speaker(speakerId) ?? null
}

async function segmentOf(
  { dubbingId, segmentId }: { dubbingId: string | null; segmentId: string | null },
  { loaders }: Context,
): Promise<DubbingSegment | null> {
  if (dubbingId === null || segmentId === null) return null
  return (await loaders.dubbingResource.load(dubbingId))?.segment(segmentId) ?? null
}
