import { InvalidInput } from '../../errors.js'
import type { VoiceUserError } from '../../schema/shared/UserError.js'

/** An invalid input that was found before a request was sent. */
export class InputRefused extends InvalidInput {
  readonly userErrors: readonly VoiceUserError[]

  constructor(...userErrors: [VoiceUserError, ...VoiceUserError[]]) {
    super(
      userErrors.map(({ message }) => message).join(' '),
      userErrors.map(({ message, path }) => ({ path: path.slice(1), message })),
    )
    this.userErrors = userErrors
  }
}
