import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql'
import { authorize } from '../../auth/authorize.js'
import type { Context } from '../../context.js'
import { CreateVoiceFromPreviewInput, DesignVoiceInput, RemixVoiceInput } from '../../schema/previews/PreviewInputs.js'
import {
  CreateVoiceFromPreviewPayload,
  DesignVoicePayload,
  RemixVoicePayload,
  VoicePreviewsPayload,
} from '../../schema/previews/PreviewPayloads.js'
import { VoicePreview } from '../../schema/previews/VoicePreview.js'
import { Costs } from '../../schema/shared/Costs.js'
import { assertValid } from '../../services/operations/assertValid.js'
import { createVoiceFromPreview } from '../../services/previews/createVoiceFromPreview.js'
import { designVoice } from '../../services/previews/designVoice.js'
import type { MadePreviews } from '../../services/previews/keepPreviews.js'
import { remixVoice } from '../../services/previews/remixVoice.js'
import { generateChecked } from '../audio/answerGeneration.js'
import { RequiresScope } from '../shared/requiresScope.js'
import { answerVoiceChange } from '../voices/answerVoiceChange.js'

/** Voices from words: thought up, heard, and made. */
@Resolver()
export class PreviewEditResolver {
  @RequiresScope('audio:generate')
  @Mutation(() => DesignVoicePayload, {
    nullable: true,
    description: 'Have previews of a new voice made from a description. This costs credits.',
  })
  designVoice(
    @Arg('input', () => DesignVoiceInput, { description: 'What the voice shall be like.', validate: false })
    input: DesignVoiceInput,
    @Ctx() context: Context,
  ): Promise<DesignVoicePayload> {
    return answerPreviews(input, () => designVoice(context, input))
  }

  @RequiresScope('audio:generate')
  @Mutation(() => RemixVoicePayload, {
    nullable: true,
    description: 'Have previews made of a voice as it could be. The voice itself stays as it is. This costs credits.',
  })
  remixVoice(
    @Arg('input', () => RemixVoiceInput, { description: 'Which voice, and what shall be different.', validate: false })
    input: RemixVoiceInput,
    @Ctx() context: Context,
  ): Promise<RemixVoicePayload> {
    return answerPreviews(input, () => remixVoice(context, input))
  }

  @RequiresScope('audio:generate')
  @Mutation(() => CreateVoiceFromPreviewPayload, {
    nullable: true,
    description: 'Make a voice of a preview of yours. Also needs the scope `voices:write`.',
  })
  createVoiceFromPreview(
    @Arg('input', () => CreateVoiceFromPreviewInput, {
      description: 'Which preview, and under which name.',
      validate: false,
    })
    input: CreateVoiceFromPreviewInput,
    @Ctx() context: Context,
  ): Promise<CreateVoiceFromPreviewPayload> {
    authorize(context.viewer, 'voices:write')
    const create = async () => {
      await assertValid(input)
      return createVoiceFromPreview(context, input)
    }
    return answerVoiceChange({ context, input }, create)
  }
}

@Resolver(() => VoicePreviewsPayload)
export class NewPreviewsPayloadResolver {
  @Costs('batched')
  @FieldResolver(() => [VoicePreview], { nullable: true, description: 'The new previews.' })
  async previews(@Root() { previewIds }: VoicePreviewsPayload, @Ctx() { loaders }: Context): Promise<VoicePreview[]> {
    const previews = await Promise.all(previewIds.map((id) => loaders.voicePreview.load(id)))
    return previews.filter((preview) => preview !== null)
  }
}

/** Checks an input and has previews made of it: what a user can mend becomes `userErrors`, all else stays thrown. */
async function answerPreviews(input: object, make: () => Promise<MadePreviews>): Promise<VoicePreviewsPayload> {
  const { answer, userErrors } = await generateChecked(input, make)
  return { previewIds: [...(answer?.previewIds ?? [])], text: answer?.text ?? null, userErrors }
}
