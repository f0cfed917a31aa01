import { AppError, InvalidInput, UploadRefused } from '../../errors.js'

const longestMessage = 200
/** Of the text of the library, with the address at its end. */
const longestRead = 400

/** What is wrong with a multipart request, in our own errors, from what its parser throws. */
export function refusalOf(error: unknown): AppError {
  if (error instanceof AppError) return error
  const message = error instanceof Error ? error.message : ''
  if (message.startsWith('Unexpected end of')) {
    return new UploadRefused('CUT', 'The upload broke off before its end.', { cause: error })
  }
  // Texts for developers, each with the address of the specification at its end; one of them quotes what was sent.
  const reason = message
    .slice(0, longestRead)
    .replace(/ \(http\S*\)\.$/, '.')
    .slice(0, longestMessage)
  const detail = message.startsWith('graphql-upload-minimal') ? 'It has no field "operations".' : reason
  return new InvalidInput(`The multipart request is not sound. ${detail}`, [], { cause: error })
}
