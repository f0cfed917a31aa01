import { Field, ObjectType } from 'type-graphql'
import { enumOf } from '../shared/enumOf.js'

export const UserErrorCode = enumOf('UserErrorCode', 'Why a mutation did not do what was asked. Fit to branch on.', {
  NOT_FOUND: 'The thing does not exist, or you may not see it.',
  INVALID: 'A value is not acceptable; `path` names it.',
  CONFLICT: 'The present state of the thing, or of another one, forbids this.',
  VOICE_LIMIT_REACHED: 'The platform holds as many voices of this kind as its plan allows.',
  NOT_VERIFIED: 'The voice has to be verified first.',
  DUPLICATE_FILE: 'The voice holds this very file already.',
  UPLOAD_REFUSED: 'A file is too large, empty, cut, missing or not what it claims to be.',
  VERIFICATION_DENIED: 'The recording was not accepted as proof; it can be tried again while attempts are left.',
  NO_ATTEMPTS_LEFT: 'No attempt to verify is left until the count starts anew.',
  ALREADY_RUNNING: 'The same thing is being done already.',
  REFUSED_UPSTREAM: 'The voice service refused it; `message` has its word for why.',
})
export type UserErrorCode = keyof typeof UserErrorCode

@ObjectType({ description: 'Something that the user of a product can mend and try again.', simpleResolvers: true })
export class UserError {
  @Field(() => String, { description: 'What is wrong, in a sentence fit for a log or a developer.' })
  message!: string

  @Field(() => UserErrorCode, { description: 'The kind of trouble, stable across versions.' })
  code!: UserErrorCode

  @Field(() => [String], {
    description: 'Names from the input down to the offending field; empty when none is to blame.',
  })
  path!: string[]
}
