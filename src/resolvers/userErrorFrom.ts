import {
  Conflict,
  InvalidInput,
  NotFound,
  QuotaExceeded,
  UploadRefused,
  UpstreamNotFound,
  UpstreamRejected,
} from '../errors.js'
import type { UserError, UserErrorCode } from '../schema/payloads/UserError.js'

/** What the user of a product can mend; throws whatever that is not. */
export function userErrorFrom(error: unknown): UserError {
  if (error instanceof NotFound) {
    const field = error.details.kind === 'Operation' ? 'operationId' : 'voiceId'
    return { code: 'NOT_FOUND', message: error.message, path: ['input', field] }
  }
  if (error instanceof Conflict) return { code: 'CONFLICT', message: error.message, path: [] }
  if (error instanceof UploadRefused) return { code: 'UPLOAD_REFUSED', message: error.message, path: ['input'] }
  if (error instanceof InvalidInput) {
    return { code: 'INVALID', message: error.message, path: ['input', ...(error.problems[0]?.path ?? [])] }
  }
  if (error instanceof UpstreamNotFound) return { code: 'NOT_FOUND', message: error.message, path: ['input'] }
  if (error instanceof UpstreamRejected) return refusal(error)
  if (error instanceof QuotaExceeded && slotLimits.has(error.extensions.upstreamCode)) {
    return { code: 'VOICE_LIMIT_REACHED', message: 'No more voices of this kind can be held.', path: [] }
  }
  throw error
}

const slotLimits: ReadonlySet<unknown> = new Set([
  'voice_limit_reached',
  'professional_voice_limit_reached',
  'voice_add_edit_limit_reached',
])

/** Upstream's words for what its users can mend. Anything else it refuses keeps its word in the message. */
const refusals: Readonly<Record<string, [UserErrorCode, string]>> = {
  duplicate_file: ['DUPLICATE_FILE', 'The voice holds this very file already.'],
  voice_not_verified: ['NOT_VERIFIED', 'The voice has to be verified first.'],
  not_verified: ['NOT_VERIFIED', 'The voice has to be verified first.'],
  voice_verification_failed: ['VERIFICATION_DENIED', 'The recording was not accepted as proof.'],
  max_verification_attempts_reached: ['NO_ATTEMPTS_LEFT', 'No attempt is left until the count starts anew.'],
  already_running: ['ALREADY_RUNNING', 'This is being done already.'],
  already_processing: ['ALREADY_RUNNING', 'This is being done already.'],
}

function refusal({ upstreamCode }: UpstreamRejected): UserError {
  const [code, message] = refusals[upstreamCode] ?? ['REFUSED_UPSTREAM', `The voice service refused: ${upstreamCode}.`]
  return { code, message, path: ['input'] }
}
