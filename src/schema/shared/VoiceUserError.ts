import { Field, ObjectType } from 'type-graphql'
import { enumOf } from './enumOf.js'

export const VoiceUserErrorCode = enumOf(
  'VoiceUserErrorCode',
  'Reason why a mutation failed or was incomplete. Clients may branch on it.',
  {
    NOT_FOUND: 'The object does not exist or is not visible to you.',
    INVALID: 'A value is not valid; `path` leads to it.',
    CONFLICT: 'The current state of the object or of another object does not allow the change.',
    VOICE_LIMIT_REACHED: 'The plan of the platform does not allow more voices of this kind.',
    NOT_VERIFIED: 'The voice must be verified first.',
    DUPLICATE_FILE: 'The voice already contains an identical file.',
    UPLOAD_REFUSED: 'A file is missing, empty, truncated, too large or not of the given type.',
    VERIFICATION_DENIED: 'The verification audio was not accepted. It can be repeated while attempts are left.',
    NO_ATTEMPTS_LEFT: 'No verification attempts are left until the number of attempts is reset.',
    ALREADY_RUNNING: 'The same work is already in progress.',
    PLAN_REQUIRED: 'The plan of the platform at the voice service does not include this feature.',
    TEXT_TOO_LONG: 'The text exceeds the limit of the model or of the plan of the platform.',
    NOT_TRAINED: 'The voice must be trained for this model first.',
    UNKNOWN_MODEL: 'The model does not exist or does not support this feature.',
    UNSUPPORTED_FORMAT: 'The audio is not available in this format, or not with this delivery.',
    NOT_STUDIO: 'The dubbing was not created for the studio and cannot be edited.',
    NOT_READY: 'The work is not finished. Try again later.',
    CHANGED_ELSEWHERE:
      'The change was made, but another client has also edited the object since the given version. Read it again.',
    STOPPED:
      'Only a part of the change was made. The payload contains this part and `message` the reason. The rest can be ' +
      'requested again.',
    REFUSED_UPSTREAM: 'The voice service rejected the request; `message` contains its error code.',
  },
)
export type VoiceUserErrorCode = keyof typeof VoiceUserErrorCode

@ObjectType({ description: 'An error that the user can correct.', simpleResolvers: true })
export class VoiceUserError {
  @Field(() => String, { description: 'Description of the error for developers and logs.' })
  message!: string

  @Field(() => VoiceUserErrorCode, { description: 'Reason of the error. Stable across versions.' })
  code!: VoiceUserErrorCode

  @Field(() => [String], {
    description: 'Path from `input` to the invalid field; only `input` if the error is not about one field.',
  })
  path!: string[]
}
