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

/** Who has which voice. None of this reaches the upstream, which knows no users. */
@Resolver()
export class VoiceAccessResolver {
  @RequiresScope('platform:admin')
  @Mutation(() => AdoptVoicePayload, {
    nullable: true,
    description: 'Give a voice of the workspace that nobody owns to a user.',
  })
  adoptVoice(
    @Arg('input', () => AdoptVoiceInput, { description: 'Which voice, and to whom.' }) input: AdoptVoiceInput,
    @Ctx() context: Context,
  ): Promise<AdoptVoicePayload> {
    return runMutation({ context, input, subject: 'id', unchanged: { voiceId: null } }, () =>
      adoptVoice(context, input),
    )
  }

  @RequiresScope('voices:write')
  @Mutation(() => ShareVoicePayload, {
    nullable: true,
    description: 'Share a voice that you manage with another user.',
  })
  shareVoice(
    @Arg('input', () => ShareVoiceInput, { description: 'Which voice, with whom, for what.' }) input: ShareVoiceInput,
    @Ctx() context: Context,
  ): Promise<ShareVoicePayload> {
    const { id: voiceId, userId, permission } = input
    return changeOwnership(context, input, () => context.voices.grant(voiceId, userId, permission))
  }

  @RequiresScope('voices:write')
  @Mutation(() => UnshareVoicePayload, { nullable: true, description: 'Withdraw a voice that you manage from a user.' })
  unshareVoice(
    @Arg('input', () => UnshareVoiceInput, { description: 'Which voice, from whom.' }) input: UnshareVoiceInput,
    @Ctx() context: Context,
  ): Promise<UnshareVoicePayload> {
    return changeOwnership(context, input, () => context.voices.revoke(input.id, input.userId))
  }

  @RequiresScope('voices:write')
  @Mutation(() => TransferVoicePayload, {
    nullable: true,
    description: 'Hand a voice that you manage to another user of its tenant.',
  })
  transferVoice(
    @Arg('input', () => TransferVoiceInput, { description: 'Which voice, to whom.' }) input: TransferVoiceInput,
    @Ctx() context: Context,
  ): Promise<TransferVoicePayload> {
    return changeOwnership(context, input, () => context.voices.transfer(input.id, input.ownerId))
  }

  @RequiresScope('voices:write')
  @Mutation(() => SetVoiceVisibilityPayload, {
    nullable: true,
    description: 'Say who else sees a voice that you manage.',
  })
  setVoiceVisibility(
    @Arg('input', () => SetVoiceVisibilityInput, { description: 'Which voice, and who shall see it.' })
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
    description: 'The voice after the change; null when nothing was changed, or when you do not see it any more.',
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
