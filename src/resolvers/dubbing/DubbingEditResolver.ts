import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import type { Context } from '../../context.js'
import { AddDubbingLanguageInput, CreateDubbingInput, DeleteDubbingInput } from '../../schema/dubbing/DubbingInputs.js'
import {
  AddDubbingLanguagePayload,
  CreateDubbingPayload,
  DeleteDubbingPayload,
  DubDubbingSegmentsPayload,
  RenderDubbingPayload,
  TranscribeDubbingSegmentsPayload,
  TranslateDubbingSegmentsPayload,
} from '../../schema/dubbing/DubbingPayloads.js'
import {
  DubDubbingSegmentsInput,
  RenderDubbingInput,
  TranscribeDubbingSegmentsInput,
  TranslateDubbingSegmentsInput,
} from '../../schema/dubbing/DubbingWorkInputs.js'
import { dubbingRenderId } from '../../schema/shared/compositeId.js'
import { addDubbingLanguage } from '../../services/dubbing/addDubbingLanguage.js'
import { createDubbing } from '../../services/dubbing/createDubbing.js'
import { deleteDubbing } from '../../services/dubbing/deleteDubbing.js'
import { dubDubbingSegments } from '../../services/dubbing/dubDubbingSegments.js'
import { renderDubbing } from '../../services/dubbing/renderDubbing.js'
import { transcribeDubbingSegments } from '../../services/dubbing/transcribeDubbingSegments.js'
import { translateDubbingSegments } from '../../services/dubbing/translateDubbingSegments.js'
import { RequiresScope } from '../shared/RequiresScope.js'
import { runMutation } from '../shared/runMutation.js'
import { withSegmentIds } from './dubbingParts.js'
import { runDubbingMutation } from './runDubbingMutation.js'

/** Dubs as a whole: made, put together, and deleted. */
@Resolver()
export class DubbingEditResolver {
  @RequiresScope('dubbing:write')
  @Mutation(() => CreateDubbingPayload, {
    nullable: true,
    description: 'Have a recording or a film dubbed; `job` tells how far that is. This costs credits.',
  })
  createDubbing(
    @Arg('input', () => CreateDubbingInput, { description: 'What to dub, and how.' })
    input: CreateDubbingInput,
    @Ctx() context: Context,
  ): Promise<CreateDubbingPayload> {
    return runDubbingMutation({ context, input, unchanged: { jobId: null } }, () => createDubbing(context, input))
  }

  @RequiresScope('dubbing:write')
  @Mutation(() => DeleteDubbingPayload, {
    nullable: true,
    description: 'Delete a dub in all of its languages, for good.',
  })
  async deleteDubbing(
    @Arg('input', () => DeleteDubbingInput, { description: 'Which dub.' }) input: DeleteDubbingInput,
    @Ctx() context: Context,
  ): Promise<DeleteDubbingPayload> {
    const { dubbingId, userErrors } = await runMutation(
      { context, input, subject: 'id', unchanged: { dubbingId: null } },
      () => deleteDubbing(context, input),
    )
    return { deletedDubbingId: dubbingId, userErrors }
  }

  @RequiresScope('dubbing:write')
  @Mutation(() => AddDubbingLanguagePayload, {
    nullable: true,
    description: 'Add a language to a dub of the studio. Nothing is translated or spoken by it.',
  })
  addDubbingLanguage(
    @Arg('input', () => AddDubbingLanguageInput, { description: 'Which language.' })
    input: AddDubbingLanguageInput,
    @Ctx() context: Context,
  ): Promise<AddDubbingLanguagePayload> {
    return runDubbingMutation({ context, input, subject: 'dubbingId', unchanged: { language: null } }, () =>
      addDubbingLanguage(context, input),
    )
  }

  @RequiresScope('dubbing:write')
  @Mutation(() => TranscribeDubbingSegmentsPayload, {
    nullable: true,
    description: 'Have what is said in segments written down.',
  })
  transcribeDubbingSegments(
    @Arg('input', () => TranscribeDubbingSegmentsInput, { description: 'Which segments.' })
    input: TranscribeDubbingSegmentsInput,
    @Ctx() context: Context,
  ): Promise<TranscribeDubbingSegmentsPayload> {
    return runDubbingMutation({ context, input, subject: 'dubbingId', unchanged: { segmentIds: [] } }, () =>
      transcribeDubbingSegments(context, input).then(withSegmentIds),
    )
  }

  @RequiresScope('dubbing:write')
  @Mutation(() => TranslateDubbingSegmentsPayload, {
    nullable: true,
    description: 'Have segments translated from what is said in the language of the medium.',
  })
  translateDubbingSegments(
    @Arg('input', () => TranslateDubbingSegmentsInput, {
      description: 'Which segments, into which languages.',
    })
    input: TranslateDubbingSegmentsInput,
    @Ctx() context: Context,
  ): Promise<TranslateDubbingSegmentsPayload> {
    return runDubbingMutation({ context, input, subject: 'dubbingId', unchanged: { segmentIds: [] } }, () =>
      translateDubbingSegments(context, input).then(withSegmentIds),
    )
  }

  @RequiresScope('dubbing:write')
  @Mutation(() => DubDubbingSegmentsPayload, {
    nullable: true,
    description: 'Have the translations of segments spoken. This costs credits.',
  })
  dubDubbingSegments(
    @Arg('input', () => DubDubbingSegmentsInput, {
      description: 'Which segments, in which languages.',
    })
    input: DubDubbingSegmentsInput,
    @Ctx() context: Context,
  ): Promise<DubDubbingSegmentsPayload> {
    return runDubbingMutation({ context, input, subject: 'dubbingId', unchanged: { segmentIds: [] } }, () =>
      dubDubbingSegments(context, input).then(withSegmentIds),
    )
  }

  @RequiresScope('dubbing:write')
  @Mutation(() => RenderDubbingPayload, {
    nullable: true,
    description: 'Have a dub put together in one language; `job` tells how far that is.',
  })
  renderDubbing(
    @Arg('input', () => RenderDubbingInput, { description: 'Which language, and written as what.' })
    input: RenderDubbingInput,
    @Ctx() context: Context,
  ): Promise<RenderDubbingPayload> {
    return runDubbingMutation(
      { context, input, subject: 'dubbingId', unchanged: { renderId: null, jobId: null } },
      async () => {
        const { renderId, ...edited } = await renderDubbing(context, input)
        return { ...edited, renderId: dubbingRenderId.encode({ dubbingId: edited.dubbingId, renderId }) }
      },
    )
  }
}
