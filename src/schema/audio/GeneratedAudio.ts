import { Directive, Field, Float, ID, ObjectType } from 'type-graphql'
import { connectionOf } from '../shared/connectionOf.js'
import { enumOf } from '../shared/enumOf.js'
import { DateTime, SafeInt } from '../shared/scalars.js'
import { User } from '../users/User.js'
import { VoicePermission } from '../voices/VoiceOwnership.js'
import { AudioOutputFormat } from './AudioOutputFormat.js'

export const GeneratedAudioKind = enumOf('GeneratedAudioKind', 'What a sound was made from.', {
  SPEECH: 'A text, spoken by a voice.',
  VOICE_CHANGE: 'A recording, spoken again by another voice.',
  SOUND_EFFECT: 'A description in words.',
  ISOLATION: 'A recording, with all taken out of it but the speech.',
})
export type GeneratedAudioKind = keyof typeof GeneratedAudioKind

export const GeneratedAudioStatus = enumOf('GeneratedAudioStatus', 'How far a sound is.', {
  GENERATING: 'It is being made, and can be heard as it comes.',
  READY: 'It is whole.',
  FAILED: 'It broke off, and there is no whole of it; `failure` says why.',
  UNKNOWN: 'Its maker is gone, and it is being looked for at the voice service.',
})
export type GeneratedAudioStatus = keyof typeof GeneratedAudioStatus

export const GeneratedAudioFailureCode = enumOf('GeneratedAudioFailureCode', 'Why there is no whole of a sound.', {
  CUT: 'The voice service broke off, or sent what can not be read.',
  TIMEOUT: 'The voice service fell silent.',
  EMPTY: 'The voice service sent no sound.',
  STORAGE_FULL: 'There was no room left to keep it.',
  STORAGE_FAILED: 'It could not be kept.',
  LOST: 'The process that received it ended, and it cannot be fetched again.',
  UNKNOWN: 'For another reason; `message` says it.',
})
export type GeneratedAudioFailureCode = keyof typeof GeneratedAudioFailureCode

@ObjectType({ description: 'When a character of a text is heard.', simpleResolvers: true })
export class SpeechAlignedCharacter {
  @Field(() => String, { description: 'The character.' })
  character!: string

  @Field(() => Float, { description: 'When it begins, in seconds from the start of the sound.' })
  startSecs!: number

  @Field(() => Float, { description: 'When it ends.' })
  endSecs!: number
}

@ObjectType({ description: 'Why there is no whole of a sound.', simpleResolvers: true })
export class GeneratedAudioFailure {
  @Field(() => GeneratedAudioFailureCode, { description: 'The kind of failure, fit to branch on.' })
  code!: GeneratedAudioFailureCode

  @Field(() => String, { description: 'What happened, in a sentence.' })
  message!: string
}

@Directive('@key(fields: "id")')
@ObjectType({
  description: 'A sound that was made once, paid for once, and can be heard again as long as it is kept.',
  simpleResolvers: true,
})
export class GeneratedAudio {
  @Field(() => ID, { description: 'Id of the sound.' })
  id!: string

  @Field(() => GeneratedAudioKind, { nullable: true, description: 'What it was made from.' })
  kind!: GeneratedAudioKind

  @Field(() => GeneratedAudioStatus, { nullable: true, description: 'How far it is.' })
  status!: GeneratedAudioStatus

  @Field(() => ID, { nullable: true, description: 'Id of the voice that is heard, where one was asked for.' })
  voiceId!: string | null

  @Field(() => ID, { nullable: true, description: 'Id of the model that made it, where one was named.' })
  modelId!: string | null

  @Field(() => String, {
    nullable: true,
    description: 'The text that it was made from; null for what was made of a recording or without logging.',
  })
  text!: string | null

  @Field(() => AudioOutputFormat, { nullable: true, description: 'Its format; null where the voice service chose it.' })
  outputFormat!: AudioOutputFormat | null

  @Field(() => String, { nullable: true, description: 'Its media type, e.g. `audio/mpeg`.' })
  mediaType!: string

  @Field(() => Float, {
    nullable: true,
    description: 'Length in seconds, where it is known; never before it is whole.',
  })
  durationSecs!: number | null

  @Field(() => SafeInt, { nullable: true, description: 'Size in bytes; null until it is whole.' })
  sizeBytes!: number | null

  @Field(() => SafeInt, { nullable: true, description: 'What it cost, in characters; null where nobody said.' })
  characterCost!: number | null

  @Field(() => ID, { nullable: true, description: "The voice service's own name for the request that made it." })
  requestId!: string | null

  @Field(() => ID, { nullable: true, description: "Id of it in the voice service's history, where that keeps it." })
  historyItemId!: string | null

  @Field(() => Boolean, { nullable: true, description: 'Whether it came with the times of its characters.' })
  hasAlignment!: boolean

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether the audio and its text are kept, here and at the voice service. False: the audio can be played for a few ' +
      'minutes after it was made.',
  })
  isLogged!: boolean

  @Field(() => GeneratedAudioFailure, { nullable: true, description: 'Why it failed; null when it did not.' })
  failure!: GeneratedAudioFailure | null

  @Field(() => DateTime, { nullable: true, description: 'When its making began.' })
  createdAt!: Date

  @Field(() => DateTime, { nullable: true, description: 'When it was whole, or had failed.' })
  endedAt!: Date | null

  @Field(() => DateTime, { nullable: true, description: 'When it will be deleted; null when it is kept.' })
  expiresAt!: Date | null

  @Field(() => User, { nullable: true, description: 'Who had it made.' })
  owner!: User | null

  @Field(() => VoicePermission, { nullable: true, description: 'What the viewer may do with it.' })
  viewerPermission!: VoicePermission
}

@ObjectType({ description: 'A page of a list of generated sounds.', simpleResolvers: true })
export class GeneratedAudioConnection extends connectionOf('GeneratedAudio', GeneratedAudio) {}
