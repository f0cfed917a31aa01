import { Field, Float, ID, Int, ObjectType } from 'type-graphql'
import { DateTime, SafeInt } from '../shared/scalars.js'

@ObjectType({ description: 'Audio that was submitted to verify a voice.', simpleResolvers: true })
export class VoiceVerificationRecording {
  @Field(() => ID, { description: 'Id of the audio.' })
  id!: string

  @Field(() => String, { description: 'Media type of the audio.' })
  mediaType!: string

  @Field(() => SafeInt, { description: 'Size of the audio in bytes.' })
  sizeBytes!: number

  @Field(() => DateTime, { description: 'When the audio was uploaded.' })
  uploadedAt!: Date

  @Field(() => String, { description: 'Transcript of the audio.' })
  transcription!: string
}

@ObjectType({ description: 'An attempt to verify a voice by reading a text aloud.', simpleResolvers: true })
export class VoiceVerificationAttempt {
  @Field(() => String, { description: 'Text to read aloud.' })
  text!: string

  @Field(() => DateTime, { description: 'When the attempt was made.' })
  attemptedAt!: Date

  @Field(() => Boolean, { description: 'Whether the attempt was accepted.' })
  isAccepted!: boolean

  @Field(() => Float, { description: 'Similarity of the audio to the voice.' })
  similarity!: number

  @Field(() => Float, {
    description: 'Levenshtein distance of the transcript to the text; 0 means that they are equal.',
  })
  levenshteinDistance!: number

  @Field(() => VoiceVerificationRecording, {
    nullable: true,
    description: 'Audio of the attempt; null if there is none.',
  })
  recording!: VoiceVerificationRecording | null
}

@ObjectType({
  description: 'Verification that a voice belongs to its speaker.',
  simpleResolvers: true,
})
export class VoiceVerification {
  @Field(() => Boolean, { description: 'Whether the voice must be verified before use.' })
  isRequired!: boolean

  @Field(() => Boolean, { description: 'Whether the voice is verified.' })
  isVerified!: boolean

  @Field(() => [String], { description: 'Reasons why earlier attempts failed.' })
  failures!: string[]

  @Field(() => Int, { description: 'Number of attempts.' })
  attemptsCount!: number

  @Field(() => String, { nullable: true, description: 'Language code of the verification; null if it is not known.' })
  language!: string | null

  @Field(() => [VoiceVerificationAttempt], {
    nullable: true,
    description: 'Attempts, oldest first. Requires the permission MANAGE, otherwise null.',
  })
  attempts!: VoiceVerificationAttempt[] | null
}
