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

/** Speakers and segments of dubs. */
@Resolver()
export class DubbingPartsEditResolver {
  @RequiresScope('dubbing:write')
  @Mutation(() => CreateDubbingSpeakerPayload, { nullable: true, description: 'Add a speaker to a dub of the studio.' })
  createDubbingSpeaker(
    @Arg('input', () => CreateDubbingSpeakerInput, { description: 'Who it is.' })
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
      'Rename a speaker, or give it another voice in some languages or in all. Nothing is spoken anew by it.',
  })
  updateDubbingSpeaker(
    @Arg('input', () => UpdateDubbingSpeakerInput, { description: 'What to change.' })
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
    description: 'Add a segment to a dub of the studio. Nothing is transcribed, translated or spoken by it.',
  })
  createDubbingSegment(
    @Arg('input', () => CreateDubbingSegmentInput, { description: 'Who says it, and when.' })
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
    description: 'Change text or times of a segment in one language.',
  })
  updateDubbingSegment(
    @Arg('input', () => UpdateDubbingSegmentInput, { description: 'What to change.' })
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
    description: 'Delete a segment in all languages, for good.',
  })
  deleteDubbingSegment(
    @Arg('input', () => DeleteDubbingSegmentInput, { description: 'Which segment.' })
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
    description: 'Delete segments in all languages, for good: one after the other, until one of them fails.',
  })
  deleteDubbingSegments(
    @Arg('input', () => DeleteDubbingSegmentsInput, { description: 'Which segments.' })
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
    description: 'Give segments to another speaker: all of them, or none.',
  })
  moveDubbingSegments(
    @Arg('input', () => MoveDubbingSegmentsInput, {
      description: 'Which segments, and who says them.',
    })
    input: MoveDubbingSegmentsInput,
    @Ctx() context: Context,
  ): Promise<MoveDubbingSegmentsPayload> {
    return runDubbingMutation({ context, input, subject: 'dubbingId', unchanged: { segmentIds: [] } }, () =>
      moveDubbingSegments(context, input).then(withSegmentIds),
    )
  }
}
