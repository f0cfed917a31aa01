import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql'
import type { Context } from '../../context.js'
import { VoiceMediaAsset } from '../../schema/audio/VoiceMediaAsset.js'
import { TrainVoicePayload } from '../../schema/jobs/VoiceJobPayloads.js'
import {
  CreateProfessionalVoiceInput,
  TrainVoiceInput,
  UpdateProfessionalVoiceInput,
} from '../../schema/voices/inputs/ProfessionalVoiceInputs.js'
import {
  RequestManualVoiceVerificationInput,
  VerifyVoiceCaptchaInput,
} from '../../schema/voices/inputs/VoiceVerificationInputs.js'
import { Voice } from '../../schema/voices/Voice.js'
import {
  CreateProfessionalVoicePayload,
  RequestManualVoiceVerificationPayload,
  UpdateProfessionalVoicePayload,
  VerifyVoiceCaptchaPayload,
} from '../../schema/voices/VoicePayload.js'
import { createProfessionalVoice } from '../../services/voices/createProfessionalVoice.js'
import { requestManualVoiceVerification } from '../../services/voices/requestManualVoiceVerification.js'
import { trainVoice } from '../../services/voices/trainVoice.js'
import { updateProfessionalVoice } from '../../services/voices/updateProfessionalVoice.js'
import { verifyVoiceCaptcha } from '../../services/voices/verifyVoiceCaptcha.js'
import { RequiresScope } from '../shared/RequiresScope.js'
import { runMutation } from '../shared/runMutation.js'

/** The life of a professional voice, from an empty one to a trained one. */
@Resolver(() => Voice)
export class ProfessionalVoiceResolver {
  @RequiresScope('voices:write')
  @Mutation(() => CreateProfessionalVoicePayload, {
    nullable: true,
    description: 'Make a professional voice of your own. It begins empty.',
  })
  createProfessionalVoice(
    @Arg('input', () => CreateProfessionalVoiceInput, { description: 'What to make.' })
    input: CreateProfessionalVoiceInput,
    @Ctx() context: Context,
  ): Promise<CreateProfessionalVoicePayload> {
    return runMutation({ context, input, unchanged: { voiceId: null } }, () => createProfessionalVoice(context, input))
  }

  @RequiresScope('voices:write')
  @Mutation(() => UpdateProfessionalVoicePayload, {
    nullable: true,
    description: 'Change what is said of a professional voice.',
  })
  updateProfessionalVoice(
    @Arg('input', () => UpdateProfessionalVoiceInput, { description: 'What to change.' })
    input: UpdateProfessionalVoiceInput,
    @Ctx() context: Context,
  ): Promise<UpdateProfessionalVoicePayload> {
    return runMutation({ context, input, subject: 'id', unchanged: { voiceId: null } }, () =>
      updateProfessionalVoice(context, input),
    )
  }

  @RequiresScope('voices:write')
  @Mutation(() => TrainVoicePayload, {
    nullable: true,
    description: 'Start the training of a professional voice; `job` tells how far it is.',
  })
  trainVoice(
    @Arg('input', () => TrainVoiceInput, { description: 'What to train.' }) input: TrainVoiceInput,
    @Ctx() context: Context,
  ): Promise<TrainVoicePayload> {
    return runMutation({ context, input, subject: 'id', unchanged: { voiceId: null, jobId: null } }, () =>
      trainVoice(context, input),
    )
  }

  @RequiresScope('voices:write')
  @Mutation(() => RequestManualVoiceVerificationPayload, {
    nullable: true,
    description: 'Ask people to verify a voice that you manage.',
  })
  requestManualVoiceVerification(
    @Arg('input', () => RequestManualVoiceVerificationInput, { description: 'Which voice, and what proves it.' })
    input: RequestManualVoiceVerificationInput,
    @Ctx() context: Context,
  ): Promise<RequestManualVoiceVerificationPayload> {
    return runMutation({ context, input, subject: 'id', unchanged: { voiceId: null } }, () =>
      requestManualVoiceVerification(context, input),
    )
  }

  @RequiresScope('voices:write')
  @Mutation(() => VerifyVoiceCaptchaPayload, {
    nullable: true,
    description: 'Verify a voice by a recording of its captcha being read aloud.',
  })
  verifyVoiceCaptcha(
    @Arg('input', () => VerifyVoiceCaptchaInput, { description: 'Which voice, and the recording.' })
    input: VerifyVoiceCaptchaInput,
    @Ctx() context: Context,
  ): Promise<VerifyVoiceCaptchaPayload> {
    return runMutation({ context, input, subject: 'id', unchanged: { voiceId: null } }, () =>
      verifyVoiceCaptcha(context, input),
    )
  }

  @FieldResolver(() => VoiceMediaAsset, {
    nullable: true,
    description: 'The image of the text to read aloud for verification; only for those who may change the voice.',
  })
  verificationCaptcha(@Root() voice: Voice, @Ctx() { mediaUrl }: Context): VoiceMediaAsset | null {
    if (voice.fineTuning === null || voice.viewerPermission === 'VIEW') return null
    const attempt = voice.fineTuning.verificationAttemptsCount
    return { ...mediaUrl({ kind: 'captcha', voiceId: voice.id, attempt }), mediaType: null, durationSecs: null }
  }
}
