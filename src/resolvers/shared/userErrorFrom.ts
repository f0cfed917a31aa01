import {
  Conflict,
  InvalidInput,
  NotFound,
  QuotaExceeded,
  UploadRefused,
  UpstreamNotFound,
  UpstreamRejected,
} from '../../errors.js'
import type { VoiceUserError, VoiceUserErrorCode } from '../../schema/shared/UserError.js'
import { InputRefused } from '../../services/operations/InputRefused.js'

/** What the user of a product can mend; throws whatever that is not. */
export function userErrorFrom(error: unknown, input: object): VoiceUserError {
  if (error instanceof InputRefused) return error.userErrors[0]!
  if (error instanceof NotFound) {
    const field = fieldsOfKinds[String(error.details.kind)] ?? 'voiceId'
    return { code: 'NOT_FOUND', message: error.message, path: pathOf(field, input) }
  }
  if (error instanceof Conflict) return { code: 'CONFLICT', message: error.message, path: [] }
  if (error instanceof UploadRefused) return { code: 'UPLOAD_REFUSED', message: error.message, path: ['input'] }
  if (error instanceof InvalidInput) {
    const path = error.problems[0]?.path ?? []
    return { code: 'INVALID', message: error.message, path: path[0] === 'input' ? [...path] : ['input', ...path] }
  }
  if (error instanceof UpstreamNotFound) {
    const path = error.upstreamCode === 'dubbing_not_found' ? pathOf('dubbingId', input) : ['input']
    return { code: 'NOT_FOUND', message: error.message, path }
  }
  if (error instanceof UpstreamRejected) return refusal(error, input)
  if (error instanceof QuotaExceeded && slotLimits.has(error.extensions.upstreamCode)) {
    return { code: 'VOICE_LIMIT_REACHED', message: 'No more voices of this kind can be held.', path: [] }
  }
  throw error
}

/** Where an input names a thing of this kind. */
const fieldsOfKinds: Readonly<Record<string, string>> = {
  Operation: 'operationId',
  VoicePreview: 'previewId',
  GeneratedAudio: 'generatedAudioId',
  Dubbing: 'dubbingId',
}

const slotLimits: ReadonlySet<unknown> = new Set([
  'voice_limit_reached',
  'professional_voice_limit_reached',
  'voice_add_edit_limit_reached',
])

/** The field is there where the word names it, whatever the mutation. */
type Refusal = [code: VoiceUserErrorCode, message: string, field?: string]

const planRequired: Refusal = ['PLAN_REQUIRED', 'The plan of this platform does not include this.']
const textTooLong: Refusal = ['TEXT_TOO_LONG', 'The text is longer than the model, or the plan, takes at once.', 'text']
const emptyText: Refusal = ['INVALID', 'The text says too little.', 'text']
const unknownModel: Refusal = ['UNKNOWN_MODEL', 'The model is not offered, or cannot do this.', 'modelId']
const badFile: Refusal = ['UPLOAD_REFUSED', 'The voice service cannot read the recording.']

/** Upstream's words for what its users can mend. Anything else it refuses keeps its word in the message. */
const refusals: Readonly<Record<string, Refusal>> = {
  duplicate_file: ['DUPLICATE_FILE', 'The voice holds this very file already.'],
  voice_not_verified: ['NOT_VERIFIED', 'The voice has to be verified first.'],
  not_verified: ['NOT_VERIFIED', 'The voice has to be verified first.'],
  voice_verification_failed: ['VERIFICATION_DENIED', 'The recording was not accepted as proof.'],
  max_verification_attempts_reached: ['NO_ATTEMPTS_LEFT', 'No attempt is left until the count starts anew.'],
  already_running: ['ALREADY_RUNNING', 'This is being done already.'],
  already_processing: ['ALREADY_RUNNING', 'This is being done already.'],
  subscription_required: planRequired,
  feature_not_available: planRequired,
  text_too_long: textTooLong,
  max_character_limit_exceeded: textTooLong,
  empty_text: emptyText,
  text_too_short: emptyText,
  unsupported_model: unknownModel,
  model_not_found: unknownModel,
  model_access_denied: unknownModel,
  voice_not_fine_tuned: ['NOT_TRAINED', 'The voice is not trained for this model.', 'modelId'],
  invalid_output_format: ['UNSUPPORTED_FORMAT', 'The sound cannot be had in this format.', 'outputFormat'],
  invalid_voice_settings: ['INVALID', 'The voice service does not take these settings.'],
  invalid_audio: badFile,
  invalid_audio_format: badFile,
  invalid_file_type: badFile,
  audio_too_long: ['UPLOAD_REFUSED', 'The recording is too long.'],
  audio_too_short: ['UPLOAD_REFUSED', 'The recording is too short.'],
  dubbing_not_dubbed: ['NOT_READY', 'The dub is not done yet.', 'dubbingId'],
  dubbing_not_editable: ['NOT_STUDIO', 'The dub was not made for the studio, so it cannot be edited.', 'dubbingId'],
  resource_already_exists: ['CONFLICT', 'It is there already.'],
}

function refusal({ upstreamCode }: UpstreamRejected, input: object): VoiceUserError {
  // Of our own words only: what upstream says is looked up, and may be named as what every object has.
  const known = Object.hasOwn(refusals, upstreamCode) ? refusals[upstreamCode] : undefined
  const [code, message, field] = known ?? ['REFUSED_UPSTREAM', `The voice service refused: ${upstreamCode}.`]
  return { code, message, path: field === undefined ? ['input'] : pathOf(field, input) }
}

/** An input names the subject of its mutation `id`, and other things `<noun>Id`. */
function pathOf(field: string, input: object): string[] {
  return ['input', field in input || !('id' in input) ? field : 'id']
}
