import { AppError, InvalidInput, UploadRefused } from '../../errors.js'
import { cutText } from '../../text/cutText.js'

const maxReasonLength = 200
const maxReadLength = 400

export function uploadError(error: unknown): AppError {
  if (error instanceof AppError) return error
  const message = error instanceof Error ? error.message : ''
  if (message.startsWith('Unexpected end of')) {
    return new UploadRefused('CUT', 'The upload ended before it was complete.', { cause: error })
  }
  // Messages of the library end with the address of the specification, and one quotes the request.
  const reason = cutText(message.slice(0, maxReadLength).replace(/ \(http\S*\)\.$/, '.'), maxReasonLength)
  const detail = message.startsWith('graphql-upload-minimal') ? 'It has no field `operations`.' : reason
  return new InvalidInput(`The multipart request is malformed. ${detail}`, [], { cause: error })
}
