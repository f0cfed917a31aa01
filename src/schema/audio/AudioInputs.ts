import { IsInt, IsOptional, Length, Max, Min, ValidateNested } from 'class-validator'
import { Field, Float, ID, InputType } from 'type-graphql'
import { Characters } from '../shared/Characters.js'
import { enumOf } from '../shared/enumOf.js'
import { IdempotencyKey } from '../shared/IdempotencyKey.js'
import { IsText } from '../shared/IsText.js'
import { SafeInt } from '../shared/scalars.js'
import { Upload, type UploadedFile } from '../shared/Upload.js'
import { AudioOutputFormat } from './AudioOutputFormat.js'
import { AudioDelivery, largestSeed, VoiceSettingsInput } from './SpeechInputs.js'

export const AudioInputFormat = enumOf('AudioInputFormat', 'What the bytes of a recording are.', {
  PCM_S16LE_16: 'Bare samples: 16 bits, little-endian, one channel, 16000 Hz. They are worked on sooner.',
  OTHER: 'A file that says of itself what it is: WAV, MP3, FLAC, Ogg, MP4, AAC, WebM or AIFF.',
})
export type AudioInputFormat = keyof typeof AudioInputFormat

/** The voice service names no limit; nobody describes one sound in more, and it fits into a row. */
const longestDescription = 4_000

@InputType({ description: 'A recording to be spoken by another voice.' })
export class ChangeVoiceInput {
  @Length(1, 100)
  @Field(() => ID, { description: 'The voice to be heard.' })
  voiceId!: string

  @Field(() => Upload, { description: 'The recording, at most 50 MiB and 5 minutes.' })
  audio!: Promise<UploadedFile>

  @Length(1, 100)
  @Field(() => ID, { defaultValue: 'eleven_english_sts_v2', description: 'The model; not all can change voices.' })
  modelId: string = 'eleven_english_sts_v2'

  @Field(() => AudioDelivery, {
    defaultValue: AudioDelivery.STREAMED,
    description: 'How the voice service hands it over.',
  })
  delivery: AudioDelivery = AudioDelivery.STREAMED

  @IsOptional()
  @ValidateNested()
  @Field(() => VoiceSettingsInput, { nullable: true, description: 'How the voice speaks this once.' })
  voiceSettings?: VoiceSettingsInput | null

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(largestSeed)
  @Field(() => SafeInt, {
    nullable: true,
    description: '0..4294967295: the same request with the same seed sounds the same, as far as it can be.',
  })
  seed?: number | null

  @Field(() => Boolean, { defaultValue: false, description: 'Whether background noise is removed from it first.' })
  removeBackgroundNoise: boolean = false

  @Field(() => AudioInputFormat, { defaultValue: AudioInputFormat.OTHER, description: 'What its bytes are.' })
  fileFormat: AudioInputFormat = AudioInputFormat.OTHER

  @Field(() => AudioOutputFormat, {
    defaultValue: AudioOutputFormat.MP3_44100_128,
    description: 'Format of the new sound.',
  })
  outputFormat: AudioOutputFormat = AudioOutputFormat.MP3_44100_128

  @Field(() => Boolean, {
    defaultValue: true,
    description:
      'False: nothing of it is kept, here or at the voice service, and it can be heard for a few minutes. Takes a plan ' +
      'of its own.',
  })
  isLogged: boolean = true

  @IdempotencyKey()
  idempotencyKey?: string | null
}

@InputType({ description: 'A recording to take all out of but the speech.' })
export class IsolateAudioInput {
  @Field(() => Upload, { description: 'The recording, at most 500 MiB and an hour.' })
  audio!: Promise<UploadedFile>

  @Field(() => AudioDelivery, {
    defaultValue: AudioDelivery.STREAMED,
    description: 'How the voice service hands it over.',
  })
  delivery: AudioDelivery = AudioDelivery.STREAMED

  @Field(() => AudioInputFormat, { defaultValue: AudioInputFormat.OTHER, description: 'What its bytes are.' })
  fileFormat: AudioInputFormat = AudioInputFormat.OTHER

  @IdempotencyKey()
  idempotencyKey?: string | null
}

@InputType({ description: 'A sound to be made from a description.' })
export class CreateSoundEffectInput {
  @IsText()
  @Characters(0, longestDescription)
  @Field(() => String, { description: 'What shall be heard, in 4000 characters at most.' })
  text!: string

  @IsOptional()
  @Length(1, 100)
  @Field(() => ID, { nullable: true, description: 'The model; absent: the one there is for it.' })
  modelId?: string | null

  @Field(() => Boolean, { defaultValue: false, description: 'Whether its end leads over to its beginning.' })
  loop: boolean = false

  @IsOptional()
  @Min(0.5)
  @Max(30)
  @Field(() => Float, { nullable: true, description: '0.5..30: length in seconds; absent: as suits the description.' })
  durationSecs?: number | null

  @IsOptional()
  @Min(0)
  @Max(1)
  @Field(() => Float, { nullable: true, description: '0..1: how closely to keep to the description. Absent: 0.3.' })
  promptInfluence?: number | null

  @Field(() => AudioOutputFormat, {
    defaultValue: AudioOutputFormat.MP3_44100_128,
    description: 'Its format; any but WAV.',
  })
  outputFormat: AudioOutputFormat = AudioOutputFormat.MP3_44100_128

  @IdempotencyKey()
  idempotencyKey?: string | null
}

@InputType({ description: 'Deletes a sound, its bytes included, for good.' })
export class DeleteGeneratedAudioInput {
  @Length(1, 100)
  @Field(() => ID, { description: 'The sound.' })
  id!: string
}
