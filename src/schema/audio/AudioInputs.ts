import { IsInt, IsOptional, Length, Max, Min, ValidateNested } from 'class-validator'
import { Field, Float, ID, InputType } from 'type-graphql'
import { Characters } from '../shared/Characters.js'
import { enumOf } from '../shared/enumOf.js'
import { IdempotencyKey } from '../shared/IdempotencyKey.js'
import { IsText } from '../shared/IsText.js'
import { SafeInt } from '../shared/scalars.js'
import { Upload, type UploadedFile } from '../shared/Upload.js'
import { AudioOutputFormat } from './AudioOutputFormat.js'
import { AudioDelivery, maxSeed, VoiceSettingsInput } from './SpeechInputs.js'

export const AudioInputFormat = enumOf('AudioInputFormat', 'Format of an uploaded audio file.', {
  PCM_S16LE_16: 'Raw PCM without header: 16-bit, little-endian, one channel, 16000 Hz. Processed with lower latency.',
  OTHER: 'A file format with a header: WAV, MP3, FLAC, Ogg, MP4, AAC, WebM or AIFF.',
})
export type AudioInputFormat = keyof typeof AudioInputFormat

/** The voice service documents no limit. This length fits into a database row. */
const maxDescriptionLength = 4_000

@InputType({ description: 'Input of `changeVoice`.' })
export class ChangeVoiceInput {
  @Length(1, 100)
  @Field(() => ID, { description: 'Id of the target voice.' })
  voiceId!: string

  @Field(() => Upload, { description: 'Audio file with speech, at most 50 MiB and 5 minutes.' })
  audio!: Promise<UploadedFile>

  @Length(1, 100)
  @Field(() => ID, {
    defaultValue: 'eleven_english_sts_v2',
    description: 'Id of the model. It must support voice conversion.',
  })
  modelId: string = 'eleven_english_sts_v2'

  @Field(() => AudioDelivery, {
    defaultValue: AudioDelivery.STREAMED,
    description: 'How the voice service delivers the audio.',
  })
  delivery: AudioDelivery = AudioDelivery.STREAMED

  @IsOptional()
  @ValidateNested()
  @Field(() => VoiceSettingsInput, { nullable: true, description: 'Voice settings for this request only.' })
  voiceSettings?: VoiceSettingsInput | null

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(maxSeed)
  @Field(() => SafeInt, {
    nullable: true,
    description:
      'Seed, 0 to 4294967295. Equal requests with the same seed return the same audio, as far as the model allows.',
  })
  seed?: number | null

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether to remove background noise before the conversion.',
  })
  removeBackgroundNoise: boolean = false

  @Field(() => AudioInputFormat, { defaultValue: AudioInputFormat.OTHER, description: 'Format of the audio file.' })
  fileFormat: AudioInputFormat = AudioInputFormat.OTHER

  @Field(() => AudioOutputFormat, {
    defaultValue: AudioOutputFormat.MP3_44100_128,
    description: 'Format of the generated audio.',
  })
  outputFormat: AudioOutputFormat = AudioOutputFormat.MP3_44100_128

  @Field(() => Boolean, {
    defaultValue: true,
    description:
      'Whether to keep the audio, here and at the voice service. False: nothing is kept, and the audio can be ' +
      'played for a few minutes. False requires a plan that allows it.',
  })
  isLogged: boolean = true

  @IdempotencyKey()
  idempotencyKey?: string | null
}

@InputType({ description: 'Input of `isolateAudio`.' })
export class IsolateAudioInput {
  @Field(() => Upload, { description: 'Audio file, at most 500 MiB and one hour.' })
  audio!: Promise<UploadedFile>

  @Field(() => AudioDelivery, {
    defaultValue: AudioDelivery.STREAMED,
    description: 'How the voice service delivers the audio.',
  })
  delivery: AudioDelivery = AudioDelivery.STREAMED

  @Field(() => AudioInputFormat, { defaultValue: AudioInputFormat.OTHER, description: 'Format of the audio file.' })
  fileFormat: AudioInputFormat = AudioInputFormat.OTHER

  @IdempotencyKey()
  idempotencyKey?: string | null
}

@InputType({ description: 'Input of `createSoundEffect`.' })
export class CreateSoundEffectInput {
  @IsText()
  @Characters(0, maxDescriptionLength)
  @Field(() => String, { description: 'Description of the sound effect, 1 to 4000 characters.' })
  text!: string

  @IsOptional()
  @Length(1, 100)
  @Field(() => ID, {
    nullable: true,
    description: 'Id of the model: `eleven_text_to_sound_v2`. Default: the default model of the voice service.',
  })
  modelId?: string | null

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether the audio can be repeated without an audible transition.',
  })
  loop: boolean = false

  @IsOptional()
  @Min(0.5)
  @Max(30)
  @Field(() => Float, {
    nullable: true,
    description: 'Duration in seconds, 0.5 to 30. Default: chosen to suit the description.',
  })
  durationSecs?: number | null

  @IsOptional()
  @Min(0)
  @Max(1)
  @Field(() => Float, { nullable: true, description: 'How closely to follow the description, 0 to 1. Default: 0.3.' })
  promptInfluence?: number | null

  @Field(() => AudioOutputFormat, {
    defaultValue: AudioOutputFormat.MP3_44100_128,
    description: 'Format of the generated audio; any value except WAV.',
  })
  outputFormat: AudioOutputFormat = AudioOutputFormat.MP3_44100_128

  @IdempotencyKey()
  idempotencyKey?: string | null
}

@InputType({ description: 'Input of `deleteGeneratedAudio`.' })
export class DeleteGeneratedAudioInput {
  @Length(1, 100)
  @Field(() => ID, { description: 'Id of the generated audio.' })
  id!: string
}
