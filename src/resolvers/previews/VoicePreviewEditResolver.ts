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

/** Voices from words: thought up, heard, and made. */
@Resolver()
export class VoicePreviewEditResolver {
  @RequiresScope('audio:generate')
  @Mutation(() => DesignVoicePayload, {
    nullable: true,
    description: 'Have previews of a new voice made from a description. This costs credits.',
  })
  designVoice(
    @Arg('input', () => DesignVoiceInput, { description: 'What the voice shall be like.' })
    input: DesignVoiceInput,
    @Ctx() context: Context,
  ): Promise<DesignVoicePayload> {
    return runPreviews({ context, input }, () => designVoice(context, input))
  }

  @RequiresScope('audio:generate')
  @Mutation(() => RemixVoicePayload, {
    nullable: true,
    description: 'Have previews made of a voice as it could be. The voice itself stays as it is. This costs credits.',
  })
  remixVoice(
    @Arg('input', () => RemixVoiceInput, { description: 'Which voice, and what shall be different.' })
    input: RemixVoiceInput,
    @Ctx() context: Context,
  ): Promise<RemixVoicePayload> {
    return runPreviews({ context, input, subject: 'voiceId' }, () => remixVoice(context, input))
  }

  @RequiresScope('audio:generate')
  @Mutation(() => CreateVoiceFromPreviewPayload, {
    nullable: true,
    description: 'Make a voice of a preview of yours. Also needs the scope `voices:write`.',
  })
  createVoiceFromPreview(
    @Arg('input', () => CreateVoiceFromPreviewInput, {
      description: 'Which preview, and under which name.',
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
