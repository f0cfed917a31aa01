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

@Resolver()
export class VoiceEditResolver {
  @RequiresScope('voices:write')
  @Mutation(() => CloneVoicePayload, {
    nullable: true,
    description: 'Creates an instant clone of a voice from audio files. You become its owner.',
  })
  cloneVoice(
    @Arg('input', () => CloneVoiceInput, { description: 'Input of `cloneVoice`.' }) input: CloneVoiceInput,
    @Ctx() context: Context,
  ): Promise<CloneVoicePayload> {
    return runMutation({ context, input, unchanged: { voiceId: null } }, () => cloneVoice(context, input))
  }

  @RequiresScope('voices:write')
  @Mutation(() => UpdateVoicePayload, {
    nullable: true,
    description:
      'Changes the name, the description or the labels of a voice, or adds audio files to it. Requires the ' +
      'permission EDIT.',
  })
  updateVoice(
    @Arg('input', () => UpdateVoiceInput, { description: 'Input of `updateVoice`.' }) input: UpdateVoiceInput,
    @Ctx() context: Context,
  ): Promise<UpdateVoicePayload> {
    return runMutation({ context, input, subject: 'id', unchanged: { voiceId: null } }, () =>
      updateVoice(context, input),
    )
  }

  @RequiresScope('voices:write')
  @Mutation(() => UpdateVoiceSettingsPayload, {
    nullable: true,
    description: 'Changes the default settings of a voice. Requires the permission EDIT.',
  })
  updateVoiceSettings(
    @Arg('input', () => UpdateVoiceSettingsInput, { description: 'Input of `updateVoiceSettings`.' })
    input: UpdateVoiceSettingsInput,
    @Ctx() context: Context,
  ): Promise<UpdateVoiceSettingsPayload> {
    return runMutation({ context, input, subject: 'id', unchanged: { voiceId: null } }, () =>
      updateVoiceSettings(context, input),
    )
  }

  @RequiresScope('voices:write')
  @Mutation(() => DeleteVoicePayload, {
    nullable: true,
    description: 'Deletes a voice for all users permanently. Requires the permission MANAGE.',
  })
  async deleteVoice(
    @Arg('input', () => DeleteVoiceInput, { description: 'Input of `deleteVoice`.' }) input: DeleteVoiceInput,
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
    description: 'Adds a voice of the public library to the workspace. You become its owner.',
  })
  addLibraryVoice(
    @Arg('input', () => AddLibraryVoiceInput, { description: 'Input of `addLibraryVoice`.' })
    input: AddLibraryVoiceInput,
    @Ctx() context: Context,
  ): Promise<AddLibraryVoicePayload> {
    return runMutation({ context, input, unchanged: { voiceId: null } }, () => addLibraryVoice(context, input))
  }

  @RequiresScope('voices:write')
  @Mutation(() => FindSimilarVoicesPayload, {
    nullable: true,
    description:
      'Searches the public library for voices that are similar to the voice of an audio file. Changes nothing. One ' +
      'upstream call.',
  })
  async findSimilarVoices(
    @Arg('input', () => FindSimilarVoicesInput, { description: 'Input of `findSimilarVoices`.' })
    input: FindSimilarVoicesInput,
    @Ctx() context: Context,
  ): Promise<FindSimilarVoicesPayload> {
    return runMutation({ context, input, unchanged: { voices: [] } }, async () => ({
      voices: await findSimilarVoices(context, input),
    }))
  }
}
