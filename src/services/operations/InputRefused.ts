import { InvalidInput } from '../../errors.js'
import type { UserError } from '../../schema/shared/UserError.js'

/** What was asked for can be seen to be wrong before anything is sent, and its user is told what exactly. */
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
