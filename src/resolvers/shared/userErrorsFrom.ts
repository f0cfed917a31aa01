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
import type { VoiceUserError } from '../../schema/shared/VoiceUserError.js'
import { InputRefused } from '../../services/operations/InputRefused.js'
import { refusalsOf } from './refusalsOf.js'

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
  const path = error.argument?.length ? ['input', ...error.argument] : subjectPath
  if (error instanceof NotFound) return [{ code: 'NOT_FOUND', message: error.message, path }]
  if (error instanceof Conflict) return [{ code: 'CONFLICT', message: error.message, path }]
  if (error instanceof UploadRefused) {
    return [{ code: 'UPLOAD_REFUSED', message: messageOf(error), path: ['input', ...(error.argument ?? [])] }]
  }
  if (error instanceof UpstreamNotFound) return [{ code: 'NOT_FOUND', message: error.message, path }]
  if (error instanceof UpstreamRejected) return refusalsOf(error, subjectPath)
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
