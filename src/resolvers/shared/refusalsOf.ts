import type { RefusalCode } from '../../datasources/elevenlabs/client/upstreamCodes.js'
import type { UpstreamRejected } from '../../errors.js'
import type { VoiceUserError, VoiceUserErrorCode } from '../../schema/shared/VoiceUserError.js'

type Refusal = [code: VoiceUserErrorCode, message: string, about?: 'SUBJECT']

const planRequired: Refusal = ['PLAN_REQUIRED', 'The plan of the platform does not include this feature.']
const textTooLong: Refusal = ['TEXT_TOO_LONG', 'The text is longer than the model or the plan of the platform allows.']
const emptyText: Refusal = ['INVALID', 'The text is too short.']
const unknownModel: Refusal = ['UNKNOWN_MODEL', 'The model is not available or does not support this feature.']
const badValue: Refusal = ['INVALID', 'The voice service does not accept this value.']
const badFile: Refusal = ['UPLOAD_REFUSED', 'The voice service cannot read the audio file.']
const notVerified: Refusal = ['NOT_VERIFIED', 'The voice must be verified first.', 'SUBJECT']
const exists: Refusal = ['CONFLICT', 'The object already exists.', 'SUBJECT']
const changed: Refusal = ['CONFLICT', 'The current state of the object does not allow the change.', 'SUBJECT']
const alreadyRunning: Refusal = ['ALREADY_RUNNING', 'The requested work is already in progress.', 'SUBJECT']

/** Codes of the voice service that a user can act on. For every other code the message names the code. */
const refusals: Readonly<Record<RefusalCode, Refusal>> = {
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
  ivc_not_permitted: planRequired,
  invalid_voice_id: badValue,
  invalid_parameters: badValue,
  missing_required_field: ['INVALID', 'The voice service requires this value.'],
  empty_target_language: ['INVALID', 'The voice service requires a target language.'],
  invalid_voice_settings: ['INVALID', 'The voice service does not accept these settings.'],
  validation_error: badValue,
  invalid_audio: badFile,
  invalid_audio_format: badFile,
  invalid_file_type: badFile,
  audio_too_long: ['UPLOAD_REFUSED', 'The audio is too long.'],
  audio_too_short: ['UPLOAD_REFUSED', 'The audio is too short.'],
  request_too_large: ['UPLOAD_REFUSED', 'The upload is too large.'],
  dubbing_not_dubbed: ['NOT_READY', 'The dubbing is not finished.', 'SUBJECT'],
  dubbing_not_editable: ['NOT_STUDIO', 'The dubbing was not created for the studio and cannot be edited.', 'SUBJECT'],
  resource_already_exists: exists,
  voice_already_exists: exists,
  conflict: changed,
  concurrent_modification: changed,
}

export function refusalsOf(
  { upstreamCode, argument, otherArguments }: UpstreamRejected,
  subjectPath: string[],
): VoiceUserError[] {
  const known = Object.hasOwn(refusals, upstreamCode) ? refusals[upstreamCode as RefusalCode] : undefined
  const [code, message, about] = known ?? ['REFUSED_UPSTREAM', `The voice service refused: ${upstreamCode}.`]
  if (argument === undefined) return [{ code, message, path: about === 'SUBJECT' ? subjectPath : ['input'] }]
  return [argument, ...otherArguments].map((path) => ({
    code,
    message,
    path: path.length > 0 ? ['input', ...path] : subjectPath,
  }))
}
