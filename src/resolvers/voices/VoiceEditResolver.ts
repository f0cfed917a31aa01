import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import type { Context } from '../../context.js'
import { FindSimilarVoicesPayload } from '../../schema/voices/FindSimilarVoicesPayload.js'
import {
  AddLibraryVoiceInput,
  CloneVoiceInput,
  DeleteVoiceInput,
  FindSimilarVoicesInput,
  UpdateVoiceInput,
  UpdateVoiceSettingsInput,
} from '../../schema/voices/inputs/VoiceInputs.js'
import {
  AddLibraryVoicePayload,
  CloneVoicePayload,
  DeleteVoicePayload,
  UpdateVoicePayload,
  UpdateVoiceSettingsPayload,
} from '../../schema/voices/VoicePayload.js'
import { addLibraryVoice } from '../../services/voices/addLibraryVoice.js'
import { cloneVoice } from '../../services/voices/cloneVoice.js'
import { deleteVoice } from '../../services/voices/deleteVoice.js'
import { findSimilarVoices } from '../../services/voices/findSimilarVoices.js'
import { updateVoice } from '../../services/voices/updateVoice.js'
import { updateVoiceSettings } from '../../services/voices/updateVoiceSettings.js'
import { RequiresScope } from '../shared/RequiresScope.js'
import { runMutation } from '../shared/runMutation.js'

/** What can be made of, and done to, voices of any kind. */
@Resolver()
export class VoiceEditResolver {
  @RequiresScope('voices:write')
  @Mutation(() => CloneVoicePayload, { nullable: true, description: 'Clone a voice at once from a few recordings.' })
  cloneVoice(
    @Arg('input', () => CloneVoiceInput, { description: 'What to clone it from.' }) input: CloneVoiceInput,
    @Ctx() context: Context,
  ): Promise<CloneVoicePayload> {
    return runMutation({ context, input, unchanged: { voiceId: null } }, () => cloneVoice(context, input))
  }

  @RequiresScope('voices:write')
  @Mutation(() => UpdateVoicePayload, {
    nullable: true,
    description: 'Change what is said of a voice, or add recordings to it.',
  })
  updateVoice(
    @Arg('input', () => UpdateVoiceInput, { description: 'What to change.' }) input: UpdateVoiceInput,
    @Ctx() context: Context,
  ): Promise<UpdateVoicePayload> {
    return runMutation({ context, input, subject: 'id', unchanged: { voiceId: null } }, () =>
      updateVoice(context, input),
    )
  }

  @RequiresScope('voices:write')
  @Mutation(() => UpdateVoiceSettingsPayload, {
    nullable: true,
    description: 'Change how a voice speaks unless a request says otherwise.',
  })
  updateVoiceSettings(
    @Arg('input', () => UpdateVoiceSettingsInput, { description: 'What to change.' }) input: UpdateVoiceSettingsInput,
    @Ctx() context: Context,
  ): Promise<UpdateVoiceSettingsPayload> {
    return runMutation({ context, input, subject: 'id', unchanged: { voiceId: null } }, () =>
      updateVoiceSettings(context, input),
    )
  }

  @RequiresScope('voices:write')
  @Mutation(() => DeleteVoicePayload, {
    nullable: true,
    description: 'Delete a voice that you manage, for everybody and for good.',
  })
  async deleteVoice(
    @Arg('input', () => DeleteVoiceInput, { description: 'Which voice.' }) input: DeleteVoiceInput,
    @Ctx() context: Context,
  ): Promise<DeleteVoicePayload> {
    const { voiceId, userErrors } = await runMutation(
      { context, input, subject: 'id', unchanged: { voiceId: null } },
      () => deleteVoice(context, input),
    )
    return { deletedVoiceId: voiceId, userErrors }
  }

  @RequiresScope('voices:write')
  @Mutation(() => AddLibraryVoicePayload, {
    nullable: true,
    description: 'Take a voice of the public library into the workspace, as your own.',
  })
  addLibraryVoice(
    @Arg('input', () => AddLibraryVoiceInput, { description: 'Which voice, under which name.' })
    input: AddLibraryVoiceInput,
    @Ctx() context: Context,
  ): Promise<AddLibraryVoicePayload> {
    return runMutation({ context, input, unchanged: { voiceId: null } }, () => addLibraryVoice(context, input))
  }

  @RequiresScope('voices:write')
  @Mutation(() => FindSimilarVoicesPayload, {
    nullable: true,
    description: 'Look in the public library for voices that sound like a recording. Changes nothing.',
  })
  async findSimilarVoices(
    @Arg('input', () => FindSimilarVoicesInput, { description: 'The recording, and how close they have to be.' })
    input: FindSimilarVoicesInput,
    @Ctx() context: Context,
  ): Promise<FindSimilarVoicesPayload> {
    return runMutation({ context, input, unchanged: { voices: [] } }, async () => ({
      voices: await findSimilarVoices(context, input),
    }))
  }
}
