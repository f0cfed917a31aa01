import { ArrayMaxSize, IsInt, IsOptional, Length, Max, Min, ValidateNested } from 'class-validator'
import { Field, Float, ID, InputType, Int } from 'type-graphql'
import { AudioOutputFormat } from '../audio/AudioOutputFormat.js'
import { Characters } from '../shared/Characters.js'
import { enumOf } from '../shared/enumOf.js'
import { IdempotencyKey } from '../shared/IdempotencyKey.js'
import { IsText } from '../shared/IsText.js'
import { Upload, type UploadedFile } from '../shared/Upload.js'
import { UniqueLabels, VoiceLabelInput } from '../voices/inputs/VoiceLabelInput.js'

export const VoiceDesignModel = enumOf('VoiceDesignModel', 'A model that generates voices.', {
  ELEVEN_MULTILINGUAL_TTV_V2: 'Generates voices from a description.',
  ELEVEN_TTV_V3: 'Generates voices from a description, with an optional reference audio.',
})
export type VoiceDesignModel = keyof typeof VoiceDesignModel

const maxDesignSeed = 2_147_483_647

@InputType({ description: 'Fields of `designVoice` and `remixVoice`.' })
class VoicePreviewsInput {
  @IsOptional()
  @IsText()
  @Characters(100, 1_000)
  @Field(() => String, {
    nullable: true,
    description: 'Text that the previews speak, 100 to 1000 characters. Required unless `autoGenerateText` is true.',
  })
  text?: string | null

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether the voice service generates a text that suits the description.',
  })
  autoGenerateText: boolean = false

  @IsOptional()
  @Min(-1)
  @Max(1)
  @Field(() => Float, { nullable: true, description: 'Loudness, -1 to 1; 0 is about -24 LUFS. Default: 0.5.' })
  loudness?: number | null

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(maxDesignSeed)
  @Field(() => Int, {
    nullable: true,
    description: 'Seed, 0 to 2147483647. Equal requests with the same seed return the same voices.',
  })
  seed?: number | null

  @IsOptional()
  @Min(0)
  @Max(100)
  @Field(() => Float, {
    nullable: true,
    description: 'How closely to follow the description, 0 to 100. High values can sound artificial.',
  })
  guidanceScale?: number | null

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Whether to return the previews before their audio is generated. The audio is then generated each time it is ' +
      'played and is not stored here, so it is available only as long as the voice service keeps the preview.',
  })
  streamPreviews: boolean = false

  @IsOptional()
  @Length(1, 100)
  @Field(() => ID, {
    nullable: true,
    description: 'Id of a remixing session at the voice service that the platform has released, 1 to 100 characters.',
  })
  remixingSessionId?: string | null

  @IsOptional()
  @Length(1, 100)
  @Field(() => ID, {
    nullable: true,
    description: 'Id of a released iteration of this session. Default: a new iteration.',
  })
  remixingSessionIterationId?: string | null

  @Field(() => AudioOutputFormat, {
    defaultValue: AudioOutputFormat.MP3_44100_192,
    description: 'Format of the previews; any value except WAV.',
  })
  outputFormat: AudioOutputFormat = AudioOutputFormat.MP3_44100_192

  @IdempotencyKey()
  idempotencyKey?: string | null
}

@InputType({ description: 'Input of `designVoice`.' })
export class DesignVoiceInput extends VoicePreviewsInput {
  @IsText()
  @Characters(20, 1_000)
  @Field(() => String, { description: 'Description of the voice, 20 to 1000 characters.' })
  description!: string

  @Field(() => VoiceDesignModel, {
    defaultValue: VoiceDesignModel.ELEVEN_MULTILINGUAL_TTV_V2,
    description: 'Model that generates the voice.',
  })
  model: VoiceDesignModel = VoiceDesignModel.ELEVEN_MULTILINGUAL_TTV_V2

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether the voice service adds detail to the description first.',
  })
  enhanceDescription: boolean = false

  @IsOptional()
  @Min(-1)
  @Max(1)
  @Field(() => Float, {
    nullable: true,
    description: 'Quality, -1 to 1. Higher values have better quality and less variety.',
  })
  quality?: number | null

  @Field(() => Upload, {
    nullable: true,
    description: 'Reference audio file, at most 10 MiB. Only for ELEVEN_TTV_V3.',
  })
  referenceAudio?: Promise<UploadedFile> | null

  @IsOptional()
  @Min(0)
  @Max(1)
  @Field(() => Float, {
    nullable: true,
    description: 'Weight of the description relative to the reference audio, 0 to 1. Only for ELEVEN_TTV_V3.',
  })
  promptStrength?: number | null
}

@InputType({
  description: 'Input of `remixVoice`.',
})
export class RemixVoiceInput extends VoicePreviewsInput {
  @Length(1, 100)
  @Field(() => ID, { description: 'Id of the voice to remix. Requires the permission EDIT.' })
  voiceId!: string

  @IsText()
  @Characters(5, 1_000)
  @Field(() => String, { description: 'Description of the changes, 5 to 1000 characters.' })
  description!: string

  @IsOptional()
  @Min(0)
  @Max(1)
  @Field(() => Float, {
    nullable: true,
    description: 'Weight of the description relative to the voice, 0 to 1. Models without support ignore it.',
  })
  promptStrength?: number | null
}

@InputType({ description: 'Input of `createVoiceFromPreview`.' })
export class CreateVoiceFromPreviewInput {
  @Length(1, 100)
  @Field(() => ID, { description: 'Id of the preview. You must be its owner.' })
  previewId!: string

  @IsText()
  @Characters(1, 100)
  @Field(() => String, { description: 'Name of the voice, 1 to 100 characters.' })
  name!: string

  @IsOptional()
  @IsText()
  @Characters(20, 1_000)
  @Field(() => String, {
    nullable: true,
    description:
      'Description of the voice, 20 to 1000 characters. Default: the description of the preview. Required if that ' +
      'has fewer than 20 characters.',
  })
  description?: string | null

  @IsOptional()
  @ArrayMaxSize(20)
  @UniqueLabels()
  @ValidateNested({ each: true })
  @Field(() => [VoiceLabelInput], { nullable: true, description: 'Labels of the voice, at most 20.' })
  labels?: VoiceLabelInput[] | null

  @IsOptional()
  @ArrayMaxSize(100)
  @Length(1, 100, { each: true })
  @Field(() => [ID], {
    nullable: true,
    description:
      'Ids of the previews that were played and not selected, at most 100. The voice service uses them as feedback.',
  })
  playedNotSelectedPreviewIds?: string[] | null

  @IdempotencyKey()
  idempotencyKey?: string | null
}
