import { ArrayMaxSize, IsInt, IsOptional, Length, Max, Min, ValidateNested } from 'class-validator'
import { Field, Float, ID, InputType } from 'type-graphql'
import { Characters } from '../shared/Characters.js'
import { enumOf } from '../shared/enumOf.js'
import { IdempotencyKey } from '../shared/IdempotencyKey.js'
import { IsLanguage } from '../shared/IsLanguage.js'
import { IsText } from '../shared/IsText.js'
import { SafeInt } from '../shared/scalars.js'
import { AudioOutputFormat } from './AudioOutputFormat.js'

export const AudioDelivery = enumOf('AudioDelivery', 'How the voice service hands a sound over.', {
  WHOLE: 'When all of it is made.',
  STREAMED: 'As it is made: it can be heard sooner.',
})
export type AudioDelivery = keyof typeof AudioDelivery

export const SpeechTextNormalization = enumOf(
  'SpeechTextNormalization',
  'Whether numbers and the like are spelled out first.',
  {
    AUTO: 'As the model sees fit.',
    ON: 'Always.',
    OFF: 'Never.',
  },
)
export type SpeechTextNormalization = keyof typeof SpeechTextNormalization

/** The largest seed of speech and changed voices. */
export const largestSeed = 4_294_967_295

/**
 * Characters of a text, and of each of its surroundings. No model takes as many; and as UTF-8 they fit into a row, so that
 * nothing is paid for and then not written down.
 */
export const longestSpeech = 50_000

/** How many neighbours and dictionaries the voice service takes. */
const mostOfAList = 3

@InputType({ description: 'How the voice speaks this once. What is left out is as the voice has it.' })
export class VoiceSettingsInput {
  @IsOptional()
  @Min(0)
  @Max(1)
  @Field(() => Float, { nullable: true, description: '0..1: higher is steadier, lower has more emotional range.' })
  stability?: number | null

  @IsOptional()
  @Min(0)
  @Max(1)
  @Field(() => Float, { nullable: true, description: '0..1: how close speech keeps to the original voice.' })
  similarityBoost?: number | null

  @IsOptional()
  @Min(0)
  @Max(1)
  @Field(() => Float, { nullable: true, description: '0..1: how much the style of the speaker is exaggerated.' })
  style?: number | null

  @IsOptional()
  @Min(0.25)
  @Max(4)
  @Field(() => Float, { nullable: true, description: '1 is the natural pace; about 0.7 to 1.2 works well.' })
  speed?: number | null

  @Field(() => Boolean, { nullable: true, description: 'Whether likeness is boosted, at the price of speed.' })
  hasSpeakerBoost?: boolean | null
}

@InputType({
  description:
    'A dictionary that says how words are pronounced; one of those that this platform offers to all its users.',
})
export class SpeechPronunciationDictionaryInput {
  @Length(1, 100)
  @Field(() => ID, { description: 'Id of the dictionary.' })
  id!: string

  @IsOptional()
  @Length(1, 100)
  @Field(() => ID, {
    nullable: true,
    description: 'Which version of it, where the platform offers versions; absent: the newest.',
  })
  versionId?: string | null
}

@InputType({ description: 'A text to be spoken.' })
export class CreateSpeechInput {
  @Length(1, 100)
  @Field(() => ID, { description: 'The voice.' })
  voiceId!: string

  @IsText()
  @Field(() => String, {
    description: 'The text, as long as the model takes at most, and never above 50000 characters.',
  })
  text!: string

  @Length(1, 100)
  @Field(() => ID, { defaultValue: 'eleven_multilingual_v2', description: 'The model.' })
  modelId: string = 'eleven_multilingual_v2'

  @Field(() => AudioDelivery, {
    defaultValue: AudioDelivery.STREAMED,
    description: 'How the voice service hands it over.',
  })
  delivery: AudioDelivery = AudioDelivery.STREAMED

  @Field(() => Boolean, { defaultValue: false, description: 'Whether to also get the times of its characters.' })
  hasAlignment: boolean = false

  @IsOptional()
  @IsLanguage()
  @Field(() => String, { nullable: true, description: 'Language of the text, ISO 639-1; absent: found out from it.' })
  language?: string | null

  @IsOptional()
  @ValidateNested()
  @Field(() => VoiceSettingsInput, { nullable: true, description: 'How the voice speaks this once.' })
  voiceSettings?: VoiceSettingsInput | null

  @IsOptional()
  @ArrayMaxSize(mostOfAList)
  @ValidateNested({ each: true })
  @Field(() => [SpeechPronunciationDictionaryInput], {
    nullable: true,
    description: 'Dictionaries to apply, in this order; 3 at most.',
  })
  pronunciationDictionaries?: SpeechPronunciationDictionaryInput[] | null

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(largestSeed)
  @Field(() => SafeInt, {
    nullable: true,
    description: '0..4294967295: the same request with the same seed sounds the same, as far as it can be.',
  })
  seed?: number | null

  @IsOptional()
  @IsText({ mayBeBlank: true })
  @Characters(0, longestSpeech)
  @Field(() => String, {
    nullable: true,
    description: 'What was said before, so that the text goes on from there; 50000 characters at most.',
  })
  previousText?: string | null

  @IsOptional()
  @IsText({ mayBeBlank: true })
  @Characters(0, longestSpeech)
  @Field(() => String, { nullable: true, description: 'What will be said after it; 50000 characters at most.' })
  nextText?: string | null

  @IsOptional()
  @ArrayMaxSize(mostOfAList)
  @Length(1, 100, { each: true })
  @Field(() => [ID], {
    nullable: true,
    description:
      'Speech that you see and that comes before it, the earliest first; 3 at most. It has to be made with logging, and ' +
      'named by the voice service (`requestId`). Counts more than `previousText`.',
  })
  previousGeneratedAudioIds?: string[] | null

  @IsOptional()
  @ArrayMaxSize(mostOfAList)
  @Length(1, 100, { each: true })
  @Field(() => [ID], {
    nullable: true,
    description:
      'Speech that comes after it, for one that is made again; 3 at most, as `previousGeneratedAudioIds`. Counts more than ' +
      '`nextText`.',
  })
  nextGeneratedAudioIds?: string[] | null

  @Field(() => SpeechTextNormalization, {
    nullable: true,
    description: 'Whether numbers and the like are spelled out first.',
  })
  textNormalization?: SpeechTextNormalization | null

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the text is also normalized by the rules of its language, which takes long. Japanese only.',
  })
  languageTextNormalization?: boolean | null

  @Field(() => AudioOutputFormat, { defaultValue: AudioOutputFormat.MP3_44100_128, description: 'Its format.' })
  outputFormat: AudioOutputFormat = AudioOutputFormat.MP3_44100_128

  @Field(() => Boolean, {
    defaultValue: true,
    description:
      'False: nothing of text and sound is kept, here or at the voice service, and it can be heard for a few minutes. ' +
      'Takes a plan of its own.',
  })
  isLogged: boolean = true

  @IdempotencyKey()
  idempotencyKey?: string | null
}
