import {
  AppError,
  Conflict,
  InvalidInput,
  NotFound,
  QuotaExceeded,
  UploadRefused,
  UpstreamNotFound,
  UpstreamRejected,
} from '../../errors.js'
import type { VoiceUserError, VoiceUserErrorCode } from '../../schema/shared/VoiceUserError.js'
import { InputRefused } from '../../services/operations/InputRefused.js'

/**
 * The user errors for an error that a user can correct. Throws every other error.
 *
 * @param subject The argument that names what the mutation changes, for errors that name no argument.
 */
export function userErrorsFrom(error: unknown, subject: string | undefined): VoiceUserError[] {
  const subjectPath = subject === undefined ? ['input'] : ['input', subject]
  if (error instanceof InputRefused) return error.mistakes.map((mistake) => ({ path: subjectPath, ...mistake }))
  if (error instanceof InvalidInput) return userErrorsOf(error)
  if (!(error instanceof AppError)) throw error
  const path = error.argument === undefined ? subjectPath : ['input', ...error.argument]
  if (error instanceof NotFound) return [{ code: 'NOT_FOUND', message: error.message, path }]
  if (error instanceof Conflict) return [{ code: 'CONFLICT', message: error.message, path }]
  if (error instanceof UploadRefused) {
    return [{ code: 'UPLOAD_REFUSED', message: messageOf(error), path: ['input', ...(error.argument ?? [])] }]
  }
  if (error instanceof UpstreamNotFound) return [{ code: 'NOT_FOUND', message: error.message, path }]
  if (error instanceof UpstreamRejected) return [refusal(error, subjectPath)]
  if (error instanceof QuotaExceeded && slotLimits.has(error.extensions.upstreamCode)) {
    return [
      {
        code: 'VOICE_LIMIT_REACHED',
        message: 'The plan of the platform does not allow more voices of this kind.',
        path: ['input'],
      },
    ]
  }
  throw error
}

function userErrorsOf({ message, problems }: InvalidInput): VoiceUserError[] {
  if (problems.length === 0) return [{ code: 'INVALID', message, path: ['input'] }]
  return problems.map(({ path, message: problem }) => ({
    code: 'INVALID',
    message: problems.length === 1 ? message : problem,
    path: path[0] === 'input' ? [...path] : ['input', ...path],
  }))
}

function messageOf({ fileName, message }: UploadRefused): string {
  return fileName === undefined ? message : `${JSON.stringify(fileName)}: ${message}`
}

const slotLimits: ReadonlySet<unknown> = new Set([
  'voice_limit_reached',
  'professional_voice_limit_reached',
  'voice_add_edit_limit_reached',
])

type Refusal = [code: VoiceUserErrorCode, message: string, about?: 'SUBJECT']

const planRequired: Refusal = ['PLAN_REQUIRED', 'The plan of the platform does not include this feature.']
const textTooLong: Refusal = ['TEXT_TOO_LONG', 'The text is longer than the model or the plan of the platform allows.']
const emptyText: Refusal = ['INVALID', 'The text is too short.']
const unknownModel: Refusal = ['UNKNOWN_MODEL', 'The model is not available or does not support this feature.']
const badFile: Refusal = ['UPLOAD_REFUSED', 'The voice service cannot read the audio file.']
const notVerified: Refusal = ['NOT_VERIFIED', 'The voice must be verified first.', 'SUBJECT']
const alreadyRunning: Refusal = ['ALREADY_RUNNING', 'The requested work is already in progress.', 'SUBJECT']

/** Codes of the voice service that a user can act on. For every other code the message names the code. */
const refusals: Readonly<Record<string, Refusal>> = {
  duplicate_file: ['DUPLICATE_FILE', 'The voice already has this file.'],
  voice_not_verified: notVerified,
  not_verified: notVerified,
  voice_verification_failed: ['VERIFICATION_DENIED', 'The verification audio was not accepted.'],
  max_verification_attempts_reached: [
    'NO_ATTEMPTS_LEFT',
    'No verification attempts are left until the next reset.',
    'SUBJECT',
  ],
  already_running: alreadyRunning,
  already_processing: alreadyRunning,
  subscription_required: planRequired,
  feature_not_available: planRequired,
  text_too_long: textTooLong,
  max_character_limit_exceeded: textTooLong,
  empty_text: emptyText,
  text_too_short: emptyText,
  unsupported_model: unknownModel,
  model_not_found: unknownModel,
  model_access_denied: unknownModel,
  voice_not_fine_tuned: ['NOT_TRAINED', 'The voice is not trained for this model.'],
  invalid_output_format: ['UNSUPPORTED_FORMAT', 'This format is not available.'],
  invalid_voice_settings: ['INVALID', 'The voice service does not accept these settings.'],
  validation_error: ['INVALID', 'The voice service does not accept this value.'],
  invalid_audio: badFile,
  invalid_audio_format: badFile,
  invalid_file_type: badFile,
  audio_too_long: ['UPLOAD_REFUSED', 'The audio is too long.'],
  audio_too_short: ['UPLOAD_REFUSED', 'The audio is too short.'],
  request_too_large: ['UPLOAD_REFUSED', 'The upload is too large.'],
  dubbing_not_dubbed: ['NOT_READY', 'The dubbing is not finished.', 'SUBJECT'],
  dubbing_not_editable: ['NOT_STUDIO', 'The dubbing was not created for the studio and cannot be edited.', 'SUBJECT'],
  resource_already_exists: ['CONFLICT', 'The object already exists.'],
}

function refusal({ upstreamCode, argument }: UpstreamRejected, subjectPath: string[]): VoiceUserError {
  const known = Object.hasOwn(refusals, upstreamCode) ? refusals[upstreamCode] : undefined
  const [code, message, about] = known ?? ['REFUSED_UPSTREAM', `The voice service refused: ${upstreamCode}.`]
  if (argument !== undefined) return { code, message, path: ['input', ...argument] }
  return { code, message, path: about === 'SUBJECT' ? subjectPath : ['input'] }
}
