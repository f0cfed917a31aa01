import { Directive, Field, Float, ID, ObjectType } from 'type-graphql'
import { connectionOf } from '../shared/connectionOf.js'
import { enumOf } from '../shared/enumOf.js'
import { DateTime, SafeInt } from '../shared/scalars.js'
import { User } from '../users/User.js'
import { VoicePermission } from '../voices/VoiceOwnership.js'
import { AudioOutputFormat } from './AudioOutputFormat.js'

export const GeneratedAudioKind = enumOf('GeneratedAudioKind', 'Kind of generated audio.', {
  SPEECH: 'Speech generated from text.',
  VOICE_CHANGE: 'Speech of an audio file, converted to another voice.',
  SOUND_EFFECT: 'Sound effect generated from a description.',
  ISOLATION: 'Speech of an audio file without background noise.',
})
export type GeneratedAudioKind = keyof typeof GeneratedAudioKind

export const GeneratedAudioStatus = enumOf('GeneratedAudioStatus', 'Status of generated audio.', {
  GENERATING:
    'The audio is being generated. It can be played while it arrives, without a duration and without seeking; see ' +
    '`generatedAudioUpdated`.',
  READY: 'The audio is complete.',
  FAILED: 'The generation ended and no complete audio exists; `failure` contains the reason.',
  UNKNOWN:
    'The process that received the audio has ended. This service is searching for the audio at the voice service.',
})
export type GeneratedAudioStatus = keyof typeof GeneratedAudioStatus

export const GeneratedAudioFailureCode = enumOf(
  'GeneratedAudioFailureCode',
  'Reason why generated audio is not complete.',
  {
    CUT: 'The response of the voice service ended early or could not be read.',
    TIMEOUT: 'The voice service stopped sending data.',
    EMPTY: 'The voice service returned no audio.',
    STORAGE_FULL: 'The storage is full.',
    STORAGE_FAILED: 'The audio could not be stored.',
    LOST: 'The process that received the audio ended, and the voice service does not keep the audio.',
    UNKNOWN: 'Another reason; see `message`.',
  },
)
export type GeneratedAudioFailureCode = keyof typeof GeneratedAudioFailureCode

@ObjectType({ description: 'A character of the text with its time in the audio.', simpleResolvers: true })
export class SpeechAlignedCharacter {
  @Field(() => String, { description: 'The character.' })
  character!: string

  @Field(() => Float, { description: 'Start in seconds from the start of the audio.' })
  startSecs!: number

  @Field(() => Float, { description: 'End in seconds from the start of the audio.' })
  endSecs!: number
}

@ObjectType({ description: 'Reason why generated audio is not complete.', simpleResolvers: true })
export class GeneratedAudioFailure {
  @Field(() => GeneratedAudioFailureCode, { description: 'Kind of failure. Clients may branch on it.' })
  code!: GeneratedAudioFailureCode

  @Field(() => String, { description: 'Description of the failure.' })
  message!: string
}

@Directive('@key(fields: "id")')
@ObjectType({
  description: 'Audio that was generated and billed once. It can be played as often as required while it is kept.',
  simpleResolvers: true,
})
export class GeneratedAudio {
  @Field(() => ID, { description: 'Id of the generated audio.' })
  id!: string

  @Field(() => GeneratedAudioKind, { nullable: true, description: 'Kind of generated audio.' })
  kind!: GeneratedAudioKind

  @Field(() => GeneratedAudioStatus, { nullable: true, description: 'Status of the generated audio.' })
  status!: GeneratedAudioStatus

  @Field(() => ID, { nullable: true, description: 'Id of the voice; null if the audio was generated without a voice.' })
  voiceId!: string | null

  @Field(() => ID, { nullable: true, description: 'Id of the model; null if none was specified.' })
  modelId!: string | null

  @Field(() => String, {
    nullable: true,
    description:
      'Text that the audio was generated from; null if it was generated from an audio file or with `isLogged: false`.',
  })
  text!: string | null

  @Field(() => AudioOutputFormat, {
    nullable: true,
    description: 'Format of the audio; null if the voice service chose it.',
  })
  outputFormat!: AudioOutputFormat | null

  @Field(() => String, { nullable: true, description: 'Media type, such as `audio/mpeg`.' })
  mediaType!: string

  @Field(() => Float, {
    nullable: true,
    description: 'Duration in seconds; null until the audio is complete, and if it is not known.',
  })
  durationSecs!: number | null

  @Field(() => SafeInt, { nullable: true, description: 'Size in bytes; null until the audio is complete.' })
  sizeBytes!: number | null

  @Field(() => SafeInt, {
    nullable: true,
    description: 'Cost in characters; null if the voice service did not report it.',
  })
  characterCost!: number | null

  @Field(() => ID, { nullable: true, description: 'Id of the request at the voice service; null if it is not known.' })
  requestId!: string | null

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the item in the history of the voice service; null if the history does not contain it.',
  })
  historyItemId!: string | null

  @Field(() => Boolean, { nullable: true, description: 'Whether the audio was generated with an alignment.' })
  hasAlignment!: boolean

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether the audio and its text are kept, here and at the voice service. False: the audio can be played for a ' +
      'few minutes after the generation.',
  })
  isLogged!: boolean

  @Field(() => GeneratedAudioFailure, {
    nullable: true,
    description: 'Reason of the failure; null unless the status is FAILED.',
  })
  failure!: GeneratedAudioFailure | null

  @Field(() => DateTime, { nullable: true, description: 'When the generation started.' })
  createdAt!: Date

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the generation succeeded or failed; null while it is running.',
  })
  endedAt!: Date | null

  @Field(() => DateTime, { nullable: true, description: 'When the audio will be deleted; null if it is kept.' })
  expiresAt!: Date | null

  @Field(() => User, { nullable: true, description: 'Owner of the audio.' })
  owner!: User | null

  @Field(() => VoicePermission, { nullable: true, description: 'Your permission for the audio.' })
  viewerPermission!: VoicePermission
}

@ObjectType({ description: 'A page of generated audio.', simpleResolvers: true })
export class GeneratedAudioConnection extends connectionOf('GeneratedAudio', GeneratedAudio) {}
