import { Field, Float, ID, Int, ObjectType } from 'type-graphql'
import { DateTime, SafeInt } from '../shared/scalars.js'

@ObjectType({ description: 'A recording made to prove that a voice is its speaker’s own.', simpleResolvers: true })
export class VoiceVerificationRecording {
  @Field(() => ID, { description: 'Id of the recording.' })
  id!: string

  @Field(() => String, { description: 'Media type of the recording.' })
  mediaType!: string

  @Field(() => SafeInt, { description: 'Size of the recording in bytes.' })
  sizeBytes!: number

  @Field(() => DateTime, { description: 'When it was uploaded.' })
  uploadedAt!: Date

  @Field(() => String, { description: 'What was heard in it.' })
  transcription!: string
}

@ObjectType({ description: 'One try to verify a voice by reading a text aloud.', simpleResolvers: true })
export class VoiceVerificationAttempt {
  @Field(() => String, { description: 'The text that was to be read.' })
  text!: string

  @Field(() => DateTime, { description: 'When the attempt was made.' })
  attemptedAt!: Date

  @Field(() => Boolean, { description: 'Whether it was accepted.' })
  isAccepted!: boolean

  @Field(() => Float, { description: 'How much the recording sounds like the voice.' })
  similarity!: number

  @Field(() => Float, { description: 'How far what was heard is from the text: 0 is word for word.' })
  levenshteinDistance!: number

  @Field(() => VoiceVerificationRecording, { nullable: true, description: 'The recording of this attempt.' })
  recording!: VoiceVerificationRecording | null
}

@ObjectType({ description: 'Whether a voice has been proven to be its speaker’s own.', simpleResolvers: true })
export class VoiceVerification {
  @Field(() => Boolean, { description: 'Whether the voice has to be verified before use.' })
  isRequired!: boolean

  @Field(() => Boolean, { description: 'Whether it has been verified.' })
  isVerified!: boolean

  @Field(() => [String], { description: 'Why earlier attempts failed.' })
  failures!: string[]

  @Field(() => Int, { description: 'How many attempts were made.' })
  attemptsCount!: number

  @Field(() => String, { nullable: true, description: 'Language that the verification is spoken in.' })
  language!: string | null

  @Field(() => [VoiceVerificationAttempt], {
    nullable: true,
    description: 'The attempts, oldest first; only for those who manage the voice.',
  })
  attempts!: VoiceVerificationAttempt[] | null
}
