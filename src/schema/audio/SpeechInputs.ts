import { ArrayMaxSize, IsInt, IsOptional, Length, Max, Min, ValidateNested } from 'class-validator'
import { Field, Float, ID, InputType } from 'type-graphql'
import { Characters } from '../shared/Characters.js'
import { enumOf } from '../shared/enumOf.js'
import { IdempotencyKey } from '../shared/IdempotencyKey.js'
import { IsLanguage } from '../shared/IsLanguage.js'
import { IsText } from '../shared/IsText.js'
import { SafeInt } from '../shared/scalars.js'
import { AudioOutputFormat } from './AudioOutputFormat.js'

export const AudioDelivery = enumOf('AudioDelivery', 'How the voice service delivers audio.', {
  WHOLE: 'After the generation is complete.',
  STREAMED: 'While it is generated, with lower latency.',
})
export type AudioDelivery = keyof typeof AudioDelivery

export const SpeechTextNormalization = enumOf(
  'SpeechTextNormalization',
  'Whether numbers and abbreviations are written out before the generation.',
  {
    AUTO: 'The model decides.',
    ON: 'Always.',
    OFF: 'Never.',
  },
)
export type SpeechTextNormalization = keyof typeof SpeechTextNormalization

/** Maximum seed of speech and voice conversion. */
export const maxSeed = 4_294_967_295

/**
 * Maximum length of a text and of each of its context texts. It exceeds the limit of every model, and as UTF-8 it fits
 * into a database row, so that a billed request can always be stored.
 */
export const maxSpeechLength = 50_000

/** Limit of the voice service for context audio and for dictionaries. */
const maxContextItems = 3

@InputType({ description: 'Voice settings for one request. Omitted fields have the value of the voice.' })
export class VoiceSettingsInput {
  @IsOptional()
  @Min(0)
  @Max(1)
  @Field(() => Float, {
    nullable: true,
    description: 'Stability, 0 to 1. Higher values are more stable; lower values have a wider emotional range.',
  })
  stability?: number | null

  @IsOptional()
  @Min(0)
  @Max(1)
  @Field(() => Float, { nullable: true, description: 'Similarity to the original voice, 0 to 1.' })
  similarityBoost?: number | null

  @IsOptional()
  @Min(0)
  @Max(1)
  @Field(() => Float, { nullable: true, description: 'Exaggeration of the speaking style, 0 to 1.' })
  style?: number | null

  @IsOptional()
  @Min(0.25)
  @Max(4)
  @Field(() => Float, { nullable: true, description: 'Speed, 0.25 to 4; 1 is normal. Recommended: 0.7 to 1.2.' })
  speed?: number | null

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether to increase the similarity to the original speaker, at higher latency.',
  })
  hasSpeakerBoost?: boolean | null
}

@InputType({
  description: 'A pronunciation dictionary. Only dictionaries that the platform has released to all users are allowed.',
})
export class SpeechPronunciationDictionaryInput {
  @Length(1, 100)
  @Field(() => ID, { description: 'Id of the dictionary.' })
  id!: string

  @IsOptional()
  @Length(1, 100)
  @Field(() => ID, {
    nullable: true,
    description: 'Id of a released version of the dictionary. Default: the latest version.',
  })
  versionId?: string | null
}

@InputType({ description: 'Input of `createSpeech`.' })
export class CreateSpeechInput {
  @Length(1, 100)
  @Field(() => ID, { description: 'Id of the voice.' })
  voiceId!: string

  @IsText()
  @Field(() => String, {
    description: 'Text to speak, 1 to 50000 characters. Most models have a lower limit.',
  })
  text!: string

  @Length(1, 100)
  @Field(() => ID, { defaultValue: 'eleven_multilingual_v2', description: 'Id of the model.' })
  modelId: string = 'eleven_multilingual_v2'

  @Field(() => AudioDelivery, {
    defaultValue: AudioDelivery.STREAMED,
    description: 'How the voice service delivers the audio.',
  })
  delivery: AudioDelivery = AudioDelivery.STREAMED

  @Field(() => Boolean, { defaultValue: false, description: 'Whether to also generate the times of the characters.' })
  hasAlignment: boolean = false

  @IsOptional()
  @IsLanguage()
  @Field(() => String, { nullable: true, description: 'Language code of the text, ISO 639-1. Default: detected.' })
  language?: string | null

  @IsOptional()
  @ValidateNested()
  @Field(() => VoiceSettingsInput, { nullable: true, description: 'Voice settings for this request only.' })
  voiceSettings?: VoiceSettingsInput | null

  @IsOptional()
  @ArrayMaxSize(maxContextItems)
  @ValidateNested({ each: true })
  @Field(() => [SpeechPronunciationDictionaryInput], {
    nullable: true,
    description: 'Pronunciation dictionaries in the order of their application, at most 3.',
  })
  pronunciationDictionaries?: SpeechPronunciationDictionaryInput[] | null

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

  @IsOptional()
  @IsText({ mayBeBlank: true })
  @Characters(0, maxSpeechLength)
  @Field(() => String, {
    nullable: true,
    description: 'Text before this text, as context for the intonation, at most 50000 characters.',
  })
  previousText?: string | null

  @IsOptional()
  @IsText({ mayBeBlank: true })
  @Characters(0, maxSpeechLength)
  @Field(() => String, {
    nullable: true,
    description: 'Text after this text, as context for the intonation, at most 50000 characters.',
  })
  nextText?: string | null

  @IsOptional()
  @ArrayMaxSize(maxContextItems)
  @Length(1, 100, { each: true })
  @Field(() => [ID], {
    nullable: true,
    description:
      'Ids of the speech before this speech, earliest first, at most 3. They must be visible to you, logged and ' +
      'have a `requestId`. Take precedence over `previousText`.',
  })
  previousGeneratedAudioIds?: string[] | null

  @IsOptional()
  @ArrayMaxSize(maxContextItems)
  @Length(1, 100, { each: true })
  @Field(() => [ID], {
    nullable: true,
    description:
      'Ids of the speech after this speech, if this speech replaces earlier speech, at most 3. Same conditions as ' +
      '`previousGeneratedAudioIds`. Take precedence over `nextText`.',
  })
  nextGeneratedAudioIds?: string[] | null

  @Field(() => SpeechTextNormalization, {
    nullable: true,
    description: 'Whether numbers and abbreviations are written out before the generation. Default: AUTO.',
  })
  textNormalization?: SpeechTextNormalization | null

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether to also normalize the text by the rules of its language, at much higher latency. Japanese only.',
  })
  languageTextNormalization?: boolean | null

  @Field(() => AudioOutputFormat, {
    defaultValue: AudioOutputFormat.MP3_44100_128,
    description: 'Format of the generated audio.',
  })
  outputFormat: AudioOutputFormat = AudioOutputFormat.MP3_44100_128

  @Field(() => Boolean, {
    defaultValue: true,
    description:
      'Whether to keep text and audio, here and at the voice service. False: nothing is kept, and the audio can be ' +
      'played for a few minutes. False requires a plan that allows it.',
  })
  isLogged: boolean = true

  @IdempotencyKey()
  idempotencyKey?: string | null
}
