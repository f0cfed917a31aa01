import { InvalidInput } from '../../errors.js'
import type { VoiceUserError } from '../../schema/shared/VoiceUserError.js'

/** Without a path, the error concerns the argument that names what the mutation changes. */
export type RefusedArgument = Omit<VoiceUserError, 'path'> & Partial<Pick<VoiceUserError, 'path'>>

/** An input that a mutation refuses, with the code of each mistake. */
export class InputRefused extends InvalidInput {
  readonly mistakes: readonly RefusedArgument[]

  constructor(...mistakes: [RefusedArgument, ...RefusedArgument[]]) {
    super(
      mistakes.map(({ message }) => message).join(' '),
      mistakes.map(({ message, path = ['input'] }) => ({ path, message })),
    )
    this.mistakes = mistakes
  }
}
