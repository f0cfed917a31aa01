import { readBody } from '../client/readBody.js'
import { singleFile } from '../client/uploads/formFields.js'
import type { UploadOptions, UploadPart } from '../client/uploads/UploadPart.js'
import { upstreamPath } from '../client/upstreamPath.js'
import { type CaptchaImage, toCaptchaImage } from '../translations/toCaptchaImage.js'
import { ElevenLabsApi } from './ElevenLabsApi.js'

/** An image of 1 MiB as base64, with room for quotes and line breaks. */
const MAX_CAPTCHA_BYTES = 1.5 * 1024 * 1024

export interface ManualVerificationInput {
  /** Documents that prove the identity of the speaker. */
  files: AsyncIterable<UploadPart>
  extraText?: string | null
}

/** Verification that a professional voice belongs to its speaker. */
export class VerificationApi extends ElevenLabsApi {
  /** Requests a manual review: POST /v1/voices/pvc/{voice_id}/verification. */
  async requestManual(
    voiceId: string,
    { files, extraText }: ManualVerificationInput,
    options?: UploadOptions,
  ): Promise<void> {
    const path = upstreamPath`/v1/voices/pvc/${voiceId}/verification`
    const form = { fields: { extra_text: extraText }, fileField: 'files', files }
    await this.upload({ operation: 'verification.requestManual', path, form }, options)
  }

  /**
   * The image of the text to read aloud, at most 1 MiB: GET /v1/voices/pvc/{voice_id}/captcha. The API does not declare its media
   * type, so the bytes decide.
   */
  async openCaptcha(voiceId: string): Promise<CaptchaImage> {
    return this.client.call<CaptchaImage>(
      {
        operation: 'verification.openCaptcha',
        method: 'GET',
        target: upstreamPath`/v1/voices/pvc/${voiceId}/captcha`,
        headers: { accept: 'image/png, image/jpeg, application/json, text/plain' },
        limiter: 'metadata',
        timeouts: this.client.limits.timeouts.metadata,
        receive: async ({ body }) => ({ value: toCaptchaImage(await readBody(body, MAX_CAPTCHA_BYTES)) }),
      },
      this.caller,
    )
  }

  /** Sends the recording of the text: POST /v1/voices/pvc/{voice_id}/captcha. Attempts are limited. */
  async verifyCaptcha(
    voiceId: string,
    { recording }: { recording: UploadPart },
    options?: UploadOptions,
  ): Promise<void> {
    const path = upstreamPath`/v1/voices/pvc/${voiceId}/captcha`
    const form = { fileField: 'recording', files: singleFile(recording) }
    await this.upload({ operation: 'verification.verifyCaptcha', path, form }, options)
  }
}
