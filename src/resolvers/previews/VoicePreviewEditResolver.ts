import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql'
import { authorize } from '../../auth/authorize.js'
import type { Context } from '../../context.js'
import { VoicePreview } from '../../schema/previews/VoicePreview.js'
import {
  CreateVoiceFromPreviewInput,
  DesignVoiceInput,
  RemixVoiceInput,
} from '../../schema/previews/VoicePreviewInputs.js'
import {
  CreateVoiceFromPreviewPayload,
  DesignVoicePayload,
  RemixVoicePayload,
  VoicePreviewsPayload,
} from '../../schema/previews/VoicePreviewPayloads.js'
import { Costs } from '../../schema/shared/Costs.js'
import { createVoiceFromPreview } from '../../services/previews/createVoiceFromPreview.js'
import { designVoice } from '../../services/previews/designVoice.js'
import { remixVoice } from '../../services/previews/remixVoice.js'
import type { CreatedPreviews } from '../../services/previews/storePreviews.js'
import { RequiresScope } from '../shared/RequiresScope.js'
import { type MutationRun, runMutation } from '../shared/runMutation.js'

@Resolver()
export class VoicePreviewEditResolver {
  @RequiresScope('audio:generate')
  @Mutation(() => DesignVoicePayload, {
    nullable: true,
    description: 'Generates previews of a new voice from a description. Costs credits once for all previews.',
  })
  designVoice(
    @Arg('input', () => DesignVoiceInput, { description: 'Input of `designVoice`.' })
    input: DesignVoiceInput,
    @Ctx() context: Context,
  ): Promise<DesignVoicePayload> {
    return runPreviews({ context, input }, () => designVoice(context, input))
  }

  @RequiresScope('audio:generate')
  @Mutation(() => RemixVoicePayload, {
    nullable: true,
    description:
      'Generates previews of a changed version of a voice. The voice itself is not changed. Costs credits once for ' +
      'all previews.',
  })
  remixVoice(
    @Arg('input', () => RemixVoiceInput, { description: 'Input of `remixVoice`.' })
    input: RemixVoiceInput,
    @Ctx() context: Context,
  ): Promise<RemixVoicePayload> {
    return runPreviews({ context, input, subject: 'voiceId' }, () => remixVoice(context, input))
  }

  @RequiresScope('audio:generate')
  @Mutation(() => CreateVoiceFromPreviewPayload, {
    nullable: true,
    description:
      'Creates a voice from one of your previews. You become its owner. Also requires the scope `voices:write`.',
  })
  createVoiceFromPreview(
    @Arg('input', () => CreateVoiceFromPreviewInput, {
      description: 'Input of `createVoiceFromPreview`.',
    })
    input: CreateVoiceFromPreviewInput,
    @Ctx() context: Context,
  ): Promise<CreateVoiceFromPreviewPayload> {
    authorize(context.viewer, 'voices:write')
    return runMutation({ context, input, subject: 'previewId', unchanged: { voiceId: null } }, () =>
      createVoiceFromPreview(context, input),
    )
  }
}

@Resolver(() => VoicePreviewsPayload)
export class VoicePreviewsPayloadResolver {
  @Costs('batched')
  @FieldResolver(() => [VoicePreview], { nullable: true, description: 'The new previews.' })
  async previews(@Root() { previewIds }: VoicePreviewsPayload, @Ctx() { loaders }: Context): Promise<VoicePreview[]> {
    const previews = await Promise.all(previewIds.map((id) => loaders.voicePreview.load(id)))
    return previews.filter((preview) => preview !== null)
  }
}

function runPreviews<Input extends object>(
  run: Omit<MutationRun<Input, object>, 'unchanged'>,
  create: () => Promise<CreatedPreviews>,
): Promise<VoicePreviewsPayload> {
  return runMutation({ ...run, unchanged: { previewIds: [], text: null } }, async () => {
    const { previewIds, text } = await create()
    return { previewIds: [...previewIds], text }
  })
}
