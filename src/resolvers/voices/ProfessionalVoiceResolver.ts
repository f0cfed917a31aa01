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
import { fineTuningOf } from '../../services/voices/fineTuningOf.js'
import { requestManualVoiceVerification } from '../../services/voices/requestManualVoiceVerification.js'
import { trainVoice } from '../../services/voices/trainVoice.js'
import { updateProfessionalVoice } from '../../services/voices/updateProfessionalVoice.js'
import { verifyVoiceCaptcha } from '../../services/voices/verifyVoiceCaptcha.js'
import { RequiresScope } from '../shared/RequiresScope.js'
import { runMutation } from '../shared/runMutation.js'

@Resolver(() => Voice)
export class ProfessionalVoiceResolver {
  @RequiresScope('voices:write')
  @Mutation(() => CreateProfessionalVoicePayload, {
    nullable: true,
    description: 'Creates a professional voice without samples. You become its owner.',
  })
  createProfessionalVoice(
    @Arg('input', () => CreateProfessionalVoiceInput, { description: 'Input of `createProfessionalVoice`.' })
    input: CreateProfessionalVoiceInput,
    @Ctx() context: Context,
  ): Promise<CreateProfessionalVoicePayload> {
    return runMutation({ context, input, unchanged: { voiceId: null } }, () => createProfessionalVoice(context, input))
  }

  @RequiresScope('voices:write')
  @Mutation(() => UpdateProfessionalVoicePayload, {
    nullable: true,
    description:
      'Changes the name, the language, the description or the labels of a professional voice. Requires the ' +
      'permission EDIT.',
  })
  updateProfessionalVoice(
    @Arg('input', () => UpdateProfessionalVoiceInput, { description: 'Input of `updateProfessionalVoice`.' })
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
    description:
      'Starts the training of a professional voice; `job` contains the progress. Requires the permission EDIT.',
  })
  trainVoice(
    @Arg('input', () => TrainVoiceInput, { description: 'Input of `trainVoice`.' }) input: TrainVoiceInput,
    @Ctx() context: Context,
  ): Promise<TrainVoicePayload> {
    return runMutation({ context, input, subject: 'id', unchanged: { voiceId: null, jobId: null } }, () =>
      trainVoice(context, input),
    )
  }

  @RequiresScope('voices:write')
  @Mutation(() => RequestManualVoiceVerificationPayload, {
    nullable: true,
    description: 'Requests manual verification of a voice. Requires the permission MANAGE.',
  })
  requestManualVoiceVerification(
    @Arg('input', () => RequestManualVoiceVerificationInput, {
      description: 'Input of `requestManualVoiceVerification`.',
    })
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
    description:
      'Verifies a voice with an audio file in which the speaker reads the text of `verificationCaptcha` aloud. ' +
      'Requires the permission EDIT.',
  })
  verifyVoiceCaptcha(
    @Arg('input', () => VerifyVoiceCaptchaInput, { description: 'Input of `verifyVoiceCaptcha`.' })
    input: VerifyVoiceCaptchaInput,
    @Ctx() context: Context,
  ): Promise<VerifyVoiceCaptchaPayload> {
    return runMutation({ context, input, subject: 'id', unchanged: { voiceId: null } }, () =>
      verifyVoiceCaptcha(context, input),
    )
  }

  @FieldResolver(() => VoiceMediaAsset, {
    nullable: true,
    description:
      'Image with the text to read aloud for verification; null if `fineTuning` is null. Requires the permission ' +
      'EDIT, otherwise null.',
  })
  async verificationCaptcha(@Root() voice: Voice, @Ctx() context: Context): Promise<VoiceMediaAsset | null> {
    if (voice.viewerPermission === 'VIEW') return null
    const fineTuning = await fineTuningOf(context, voice)
    if (fineTuning === null) return null
    const attempt = fineTuning.verificationAttemptsCount
    return { ...context.mediaUrl({ kind: 'captcha', voiceId: voice.id, attempt }), mediaType: null, durationSecs: null }
  }
}
