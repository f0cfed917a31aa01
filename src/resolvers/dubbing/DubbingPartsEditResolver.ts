import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import type { Context } from '../../context.js'
import {
  CreateDubbingSegmentPayload,
  CreateDubbingSpeakerPayload,
  DeleteDubbingSegmentPayload,
  DeleteDubbingSegmentsPayload,
  MoveDubbingSegmentsPayload,
  UpdateDubbingSegmentPayload,
  UpdateDubbingSpeakerPayload,
} from '../../schema/dubbing/DubbingPayloads.js'
import {
  CreateDubbingSegmentInput,
  DeleteDubbingSegmentInput,
  DeleteDubbingSegmentsInput,
  MoveDubbingSegmentsInput,
  UpdateDubbingSegmentInput,
} from '../../schema/dubbing/DubbingSegmentInputs.js'
import { CreateDubbingSpeakerInput, UpdateDubbingSpeakerInput } from '../../schema/dubbing/DubbingSpeakerInputs.js'
import { createDubbingSegment } from '../../services/dubbing/edits/createDubbingSegment.js'
import { createDubbingSpeaker } from '../../services/dubbing/edits/createDubbingSpeaker.js'
import { deleteDubbingSegment } from '../../services/dubbing/edits/deleteDubbingSegment.js'
import { deleteDubbingSegments } from '../../services/dubbing/edits/deleteDubbingSegments.js'
import { moveDubbingSegments } from '../../services/dubbing/edits/moveDubbingSegments.js'
import { updateDubbingSegment } from '../../services/dubbing/edits/updateDubbingSegment.js'
import { updateDubbingSpeaker } from '../../services/dubbing/edits/updateDubbingSpeaker.js'
import { RequiresScope } from '../shared/RequiresScope.js'
import { toSegmentIds, withSegmentId, withSegmentIds, withSpeakerId } from './dubbingParts.js'
import { runDubbingMutation } from './runDubbingMutation.js'

@Resolver()
export class DubbingPartsEditResolver {
  @RequiresScope('dubbing:write')
  @Mutation(() => CreateDubbingSpeakerPayload, {
    nullable: true,
    description: 'Creates a speaker in a studio dubbing.',
  })
  createDubbingSpeaker(
    @Arg('input', () => CreateDubbingSpeakerInput, { description: 'Input of `createDubbingSpeaker`.' })
    input: CreateDubbingSpeakerInput,
    @Ctx() context: Context,
  ): Promise<CreateDubbingSpeakerPayload> {
    return runDubbingMutation({ context, input, subject: 'dubbingId', unchanged: { speakerId: null } }, () =>
      createDubbingSpeaker(context, input).then(withSpeakerId),
    )
  }

  @RequiresScope('dubbing:write')
  @Mutation(() => UpdateDubbingSpeakerPayload, {
    nullable: true,
    description:
      'Changes the name of a speaker, or the voice in some or all languages. Existing audio is not created again.',
  })
  updateDubbingSpeaker(
    @Arg('input', () => UpdateDubbingSpeakerInput, { description: 'Input of `updateDubbingSpeaker`.' })
    input: UpdateDubbingSpeakerInput,
    @Ctx() context: Context,
  ): Promise<UpdateDubbingSpeakerPayload> {
    return runDubbingMutation({ context, input, subject: 'id', unchanged: { speakerId: null } }, () =>
      updateDubbingSpeaker(context, input).then(withSpeakerId),
    )
  }

  @RequiresScope('dubbing:write')
  @Mutation(() => CreateDubbingSegmentPayload, {
    nullable: true,
    description: 'Creates a segment in a studio dubbing. The segment is not transcribed, translated or dubbed.',
  })
  createDubbingSegment(
    @Arg('input', () => CreateDubbingSegmentInput, { description: 'Input of `createDubbingSegment`.' })
    input: CreateDubbingSegmentInput,
    @Ctx() context: Context,
  ): Promise<CreateDubbingSegmentPayload> {
    return runDubbingMutation({ context, input, subject: 'dubbingId', unchanged: { segmentId: null } }, () =>
      createDubbingSegment(context, input).then(withSegmentId),
    )
  }

  @RequiresScope('dubbing:write')
  @Mutation(() => UpdateDubbingSegmentPayload, {
    nullable: true,
    description: 'Changes the text or the times of a segment in one language.',
  })
  updateDubbingSegment(
    @Arg('input', () => UpdateDubbingSegmentInput, { description: 'Input of `updateDubbingSegment`.' })
    input: UpdateDubbingSegmentInput,
    @Ctx() context: Context,
  ): Promise<UpdateDubbingSegmentPayload> {
    return runDubbingMutation({ context, input, subject: 'id', unchanged: { segmentId: null } }, () =>
      updateDubbingSegment(context, input).then(withSegmentId),
    )
  }

  @RequiresScope('dubbing:write')
  @Mutation(() => DeleteDubbingSegmentPayload, {
    nullable: true,
    description: 'Deletes a segment in all languages permanently.',
  })
  deleteDubbingSegment(
    @Arg('input', () => DeleteDubbingSegmentInput, { description: 'Input of `deleteDubbingSegment`.' })
    input: DeleteDubbingSegmentInput,
    @Ctx() context: Context,
  ): Promise<DeleteDubbingSegmentPayload> {
    return runDubbingMutation(
      { context, input, subject: 'id', unchanged: { deletedDubbingSegmentId: null } },
      async () => {
        const { segmentId: _, ...edited } = await deleteDubbingSegment(context, input)
        return { ...edited, deletedDubbingSegmentId: input.id }
      },
    )
  }

  @RequiresScope('dubbing:write')
  @Mutation(() => DeleteDubbingSegmentsPayload, {
    nullable: true,
    description:
      'Deletes segments in all languages permanently, one after the other. Stops at the first failure. One upstream ' +
      'call for each segment.',
  })
  deleteDubbingSegments(
    @Arg('input', () => DeleteDubbingSegmentsInput, { description: 'Input of `deleteDubbingSegments`.' })
    input: DeleteDubbingSegmentsInput,
    @Ctx() context: Context,
  ): Promise<DeleteDubbingSegmentsPayload> {
    return runDubbingMutation(
      { context, input, subject: 'dubbingId', unchanged: { deletedDubbingSegmentIds: [], operationId: null } },
      async () => {
        const { deletedDubbingSegmentIds, ...edited } = await deleteDubbingSegments(context, input)
        return { ...edited, deletedDubbingSegmentIds: toSegmentIds(edited.dubbingId, deletedDubbingSegmentIds) }
      },
    )
  }

  @RequiresScope('dubbing:write')
  @Mutation(() => MoveDubbingSegmentsPayload, {
    nullable: true,
    description: 'Assigns segments to another speaker: all of them or none.',
  })
  moveDubbingSegments(
    @Arg('input', () => MoveDubbingSegmentsInput, {
      description: 'Input of `moveDubbingSegments`.',
    })
    input: MoveDubbingSegmentsInput,
    @Ctx() context: Context,
  ): Promise<MoveDubbingSegmentsPayload> {
    return runDubbingMutation({ context, input, subject: 'dubbingId', unchanged: { segmentIds: [] } }, () =>
      moveDubbingSegments(context, input).then(withSegmentIds),
    )
  }
}
