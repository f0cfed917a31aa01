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

@Resolver()
export class DubbingEditResolver {
  @RequiresScope('dubbing:write')
  @Mutation(() => CreateDubbingPayload, {
    nullable: true,
    description: 'Starts the dubbing of an audio or video file; `job` contains the progress. Costs credits.',
  })
  createDubbing(
    @Arg('input', () => CreateDubbingInput, { description: 'Input of `createDubbing`.' })
    input: CreateDubbingInput,
    @Ctx() context: Context,
  ): Promise<CreateDubbingPayload> {
    return runDubbingMutation({ context, input, unchanged: { jobId: null } }, () => createDubbing(context, input))
  }

  @RequiresScope('dubbing:write')
  @Mutation(() => DeleteDubbingPayload, {
    nullable: true,
    description: 'Deletes a dubbing in all languages permanently.',
  })
  async deleteDubbing(
    @Arg('input', () => DeleteDubbingInput, { description: 'Input of `deleteDubbing`.' }) input: DeleteDubbingInput,
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
    description: 'Adds a language to a studio dubbing. Nothing is translated or dubbed.',
  })
  addDubbingLanguage(
    @Arg('input', () => AddDubbingLanguageInput, { description: 'Input of `addDubbingLanguage`.' })
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
    description: 'Starts the transcription of segments in the language of the source file.',
  })
  transcribeDubbingSegments(
    @Arg('input', () => TranscribeDubbingSegmentsInput, { description: 'Input of `transcribeDubbingSegments`.' })
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
    description: 'Starts the translation of segments from the language of the source file.',
  })
  translateDubbingSegments(
    @Arg('input', () => TranslateDubbingSegmentsInput, {
      description: 'Input of `translateDubbingSegments`.',
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
    description: 'Starts the generation of speech from the translations of segments. Costs credits.',
  })
  dubDubbingSegments(
    @Arg('input', () => DubDubbingSegmentsInput, {
      description: 'Input of `dubDubbingSegments`.',
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
    description: 'Starts the rendering of a dubbing in one language; `job` contains the progress.',
  })
  renderDubbing(
    @Arg('input', () => RenderDubbingInput, { description: 'Input of `renderDubbing`.' })
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
