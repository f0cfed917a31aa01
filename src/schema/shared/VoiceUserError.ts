import { Field, ObjectType } from 'type-graphql'
import { enumOf } from './enumOf.js'

export const VoiceUserErrorCode = enumOf(
  'VoiceUserErrorCode',
  'Why a mutation did not do what was asked. Fit to branch on.',
  {
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
    PLAN_REQUIRED: 'The plan of the platform at the voice service does not include this.',
    TEXT_TOO_LONG: 'The text is longer than the model, or the plan of the platform, takes at once.',
    NOT_TRAINED: 'The voice has to be trained for this model first.',
    UNKNOWN_MODEL: 'There is no such model, or it cannot do this.',
    UNSUPPORTED_FORMAT: 'The sound cannot be had in this format in this way.',
    NOT_STUDIO: 'The dub was not made for the studio, so there is nothing to edit.',
    NOT_READY: 'The thing is not done yet; try again when it is.',
    CHANGED_ELSEWHERE: 'It was done, but others edited the thing, too, since the version that was seen: read it anew.',
    STOPPED: 'Only a part of it was done; the payload says which, and `message` why. The rest can be tried again.',
    REFUSED_UPSTREAM: 'The voice service refused it; `message` has its word for why.',
  },
)
export type VoiceUserErrorCode = keyof typeof VoiceUserErrorCode

@ObjectType({ description: 'Something that the user of a product can mend and try again.', simpleResolvers: true })
export class VoiceUserError {
  @Field(() => String, { description: 'What is wrong, in a sentence fit for a log or a developer.' })
  message!: string

  @Field(() => VoiceUserErrorCode, { description: 'The kind of trouble, stable across versions.' })
  code!: VoiceUserErrorCode

  @Field(() => [String], {
    description: 'Names from the input down to the offending field; empty when none is to blame.',
  })
  path!: string[]
}
