import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql'
import type { Context } from '../../context.js'
import { Costs } from '../../schema/shared/Costs.js'
import { AdoptVoiceInput } from '../../schema/voices/inputs/AdoptVoiceInput.js'
import { SetVoiceVisibilityInput } from '../../schema/voices/inputs/SetVoiceVisibilityInput.js'
import { ShareVoiceInput, UnshareVoiceInput } from '../../schema/voices/inputs/ShareVoiceInput.js'
import { TransferVoiceInput } from '../../schema/voices/inputs/TransferVoiceInput.js'
import { Voice } from '../../schema/voices/Voice.js'
import {
  AdoptVoicePayload,
  SetVoiceVisibilityPayload,
  ShareVoicePayload,
  TransferVoicePayload,
  UnshareVoicePayload,
  VoicePayload,
} from '../../schema/voices/VoicePayload.js'
import { adoptVoice } from '../../services/voices/adoptVoice.js'
import { RequiresScope } from '../shared/RequiresScope.js'
import { runMutation } from '../shared/runMutation.js'

/** None of these mutations calls the upstream, which has no users. */
@Resolver()
export class VoiceAccessResolver {
  @RequiresScope('platform:admin')
  @Mutation(() => AdoptVoicePayload, {
    nullable: true,
    description: 'Makes a user the owner of a voice of the upstream workspace that has no owner.',
  })
  adoptVoice(
    @Arg('input', () => AdoptVoiceInput, { description: 'Input of `adoptVoice`.' }) input: AdoptVoiceInput,
    @Ctx() context: Context,
  ): Promise<AdoptVoicePayload> {
    return runMutation({ context, input, subject: 'id', unchanged: { voiceId: null } }, () =>
      adoptVoice(context, input),
    )
  }

  @RequiresScope('voices:write')
  @Mutation(() => ShareVoicePayload, {
    nullable: true,
    description: 'Shares a voice with another user. Requires the permission MANAGE.',
  })
  shareVoice(
    @Arg('input', () => ShareVoiceInput, { description: 'Input of `shareVoice`.' }) input: ShareVoiceInput,
    @Ctx() context: Context,
  ): Promise<ShareVoicePayload> {
    const { id: voiceId, userId, permission } = input
    return changeOwnership(context, input, () => context.voices.grant(voiceId, userId, permission))
  }

  @RequiresScope('voices:write')
  @Mutation(() => UnshareVoicePayload, {
    nullable: true,
    description: 'Revokes the grant of a user for a voice. Requires the permission MANAGE.',
  })
  unshareVoice(
    @Arg('input', () => UnshareVoiceInput, { description: 'Input of `unshareVoice`.' }) input: UnshareVoiceInput,
    @Ctx() context: Context,
  ): Promise<UnshareVoicePayload> {
    return changeOwnership(context, input, () => context.voices.revoke(input.id, input.userId))
  }

  @RequiresScope('voices:write')
  @Mutation(() => TransferVoicePayload, {
    nullable: true,
    description: 'Transfers a voice to another user of the same tenant. Requires the permission MANAGE.',
  })
  transferVoice(
    @Arg('input', () => TransferVoiceInput, { description: 'Input of `transferVoice`.' }) input: TransferVoiceInput,
    @Ctx() context: Context,
  ): Promise<TransferVoicePayload> {
    return changeOwnership(context, input, () => context.voices.transfer(input.id, input.ownerId))
  }

  @RequiresScope('voices:write')
  @Mutation(() => SetVoiceVisibilityPayload, {
    nullable: true,
    description: 'Sets who can see a voice. Requires the permission MANAGE.',
  })
  setVoiceVisibility(
    @Arg('input', () => SetVoiceVisibilityInput, { description: 'Input of `setVoiceVisibility`.' })
    input: SetVoiceVisibilityInput,
    @Ctx() context: Context,
  ): Promise<SetVoiceVisibilityPayload> {
    return changeOwnership(context, input, () => context.voices.setVisibility(input.id, input.visibility))
  }
}

@Resolver(() => VoicePayload)
export class VoicePayloadResolver {
  @Costs('batched')
  @FieldResolver(() => Voice, {
    nullable: true,
    description: 'The voice after the change; null if nothing was changed or it is no longer visible to you.',
  })
  voice(@Root() payload: VoicePayload, @Ctx() { loaders }: Context): Promise<Voice | null> | null {
    return payload.voiceId === null ? null : loaders.voice.load(payload.voiceId)
  }
}

function changeOwnership<Input extends { id: string }>(
  context: Context,
  input: Input,
  change: () => Promise<void>,
): Promise<VoicePayload> {
  return runMutation({ context, input, subject: 'id', unchanged: { voiceId: null } }, async () => {
    await change()
    return { voiceId: input.id }
  })
}
