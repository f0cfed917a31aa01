import type { FastifyInstance } from 'fastify'
import { drawText } from '../../captcha/drawText.js'
import { encodePng } from '../../captcha/encodePng.js'
import { unixSeconds } from '../../clock.js'
import type { EmulatorContext } from '../../context.js'
import { domainError } from '../../http/apiErrors.js'
import type { FormFile } from '../../http/receiveForm.js'
import { withForm } from '../../http/withForm.js'
import { idFrom } from '../../seededRandom.js'
import { attemptsLeft, captchaText, failureOf, recordAttempt, renewAttempts } from '../../state/voices/verification.js'
import type { WireManualVerification } from '../../wire.js'
import { requireProfessionalVoice } from './requireVoice.js'

interface VoicePath {
  Params: { voice_id: string }
}

export function verificationRoutes(api: FastifyInstance, context: EmulatorContext): void {
  const { state, clock } = context

  api.get<VoicePath>('/v1/voices/pvc/:voice_id/captcha', ({ params }, reply) => {
    const { voice } = requireProfessionalVoice(state, params.voice_id)
    const png = encodePng(drawText(captchaText(voice)))
    if (state.captchaAs === 'image') return reply.type('image/png').send(png)
    return reply.type('text/plain; charset=utf-8').send(png.toString('base64'))
  })

  api.post<VoicePath>('/v1/voices/pvc/:voice_id/captcha', (request) =>
    withForm(request, context, (form) => {
      const [recording] = form.requireFiles('recording')
      form.check()
      const { voice_id } = request.params
      requireProfessionalVoice(state, voice_id)
      assertNotEmpty([recording!], 'recording')
      recordVerification(context, voice_id, recording!)
      return { status: 'ok' }
    }),
  )

  api.post<VoicePath>('/v1/voices/pvc/:voice_id/verification', (request) =>
    withForm(request, context, (form) => {
      const files = form.requireFiles('files')
      const extraText = form.text('extra_text') ?? ''
      form.check()
      const { voice_id } = request.params
      requireProfessionalVoice(state, voice_id)
      assertNotEmpty(files, 'files')
      state.patchVoice(voice_id, {
        fine_tuning: {
          manual_verification_requested: true,
          manual_verification: manualVerification(files, extraText, unixSeconds(clock.now())),
        },
      })
      return { status: 'ok' }
    }),
  )
}

function recordVerification(
  { state, clock }: EmulatorContext,
  voiceId: string,
  { contentType, recording }: FormFile,
): void {
  const now = clock.now()
  const outcome = state.verificationOverride(voiceId)
  state.change(voiceId, (voice) => {
    renewAttempts(voice, now)
    if (attemptsLeft(voice) <= 0) {
      throw domainError({
        code: 'bad_request',
        status: 'max_verification_attempts_reached',
        message: 'You have reached the maximum number of verification attempts.',
      })
    }
    recordAttempt(voice, outcome, { recording: { ...recording, contentType }, now })
  })
  if (outcome.accept) return
  throw domainError({
    code: 'bad_request',
    status: 'voice_verification_failed',
    message: failureOf(outcome),
    httpStatus: outcome.httpStatus,
  })
}

function assertNotEmpty(files: readonly FormFile[], param: string): void {
  const empty = files.find(({ recording }) => recording.sizeBytes === 0)
  if (!empty) return
  throw domainError({ code: 'invalid_parameters', message: `The file '${empty.fileName}' is empty.`, param })
}

function manualVerification(files: readonly FormFile[], extra_text: string, nowUnix: number): WireManualVerification {
  return {
    extra_text,
    request_time_unix: nowUnix,
    files: files.map(({ fileName, contentType, recording }, index) => ({
      file_id: idFrom(`paper:${recording.sha256}:${nowUnix}:${index}`),
      file_name: fileName,
      mime_type: contentType,
      size_bytes: recording.sizeBytes,
      upload_date_unix: nowUnix,
    })),
  }
}
