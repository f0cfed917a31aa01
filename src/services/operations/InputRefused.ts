import { InvalidInput } from '../../errors.js'
import type { UserError } from '../../schema/shared/UserError.js'

/** An invalid input that was found before a request was sent. */
export class InputRefused extends InvalidInput {
  readonly userErrors: readonly UserError[]

  constructor(...userErrors: [UserError, ...UserError[]]) {
    super(
      userErrors.map(({ message }) => message).join(' '),
      userErrors.map(({ message, path }) => ({ path: path.slice(1), message })),
    )
    this.userErrors = userErrors
  }
}
