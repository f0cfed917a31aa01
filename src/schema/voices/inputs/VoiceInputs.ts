import { ArrayMaxSize, ArrayMinSize, IsOptional, Length, Max, MaxLength, Min, ValidateNested } from 'class-validator'
import { Field, Float, ID, InputType, Int } from 'type-graphql'
import { IdempotencyKey } from '../../shared/IdempotencyKey.js'
import { Upload, type UploadedFile } from '../../shared/Upload.js'
import { UniqueLabels, VoiceLabelInput } from './VoiceLabelInput.js'

@InputType({ description: 'Input of `cloneVoice`.' })
export class CloneVoiceInput {
  @Length(1, 100)
  @Field(() => String, { description: 'Name of the voice, 1 to 100 characters.' })
  name!: string

  @ArrayMinSize(1)
  @ArrayMaxSize(25)
  @Field(() => [Upload], { description: 'Audio files to clone, 1 to 25.' })
  files!: Promise<UploadedFile>[]

  @IsOptional()
  @MaxLength(500)
  @Field(() => String, { nullable: true, description: 'Description of the voice, at most 500 characters.' })
  description?: string | null

  @IsOptional()
  @ArrayMaxSize(20)
  @UniqueLabels()
  @ValidateNested({ each: true })
  @Field(() => [VoiceLabelInput], { nullable: true, description: 'Labels of the voice, at most 20.' })
  labels?: VoiceLabelInput[] | null

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether to remove background noise from the audio files.',
  })
  isBackgroundNoiseRemoved: boolean = false

  @IdempotencyKey()
  idempotencyKey?: string | null
}

@InputType({ description: 'Input of `updateVoice`. Omitted fields are not changed.' })
export class UpdateVoiceInput {
  @Length(1, 100)
  @Field(() => ID, { description: 'Id of the voice.' })
  id!: string

  @IsOptional()
  @Length(1, 100)
  @Field(() => String, { nullable: true, description: 'Name of the voice, 1 to 100 characters.' })
  name?: string | null

  @IsOptional()
  @MaxLength(500)
  @Field(() => String, {
    nullable: true,
    description: 'Description of the voice, at most 500 characters. Null: deletes the description.',
  })
  description?: string | null

  @IsOptional()
  @ArrayMaxSize(20)
  @UniqueLabels()
  @ValidateNested({ each: true })
  @Field(() => [VoiceLabelInput], {
    nullable: true,
    description: 'All labels of the voice, at most 20. They replace the current labels.',
  })
  labels?: VoiceLabelInput[] | null

  @IsOptional()
  @ArrayMaxSize(25)
  @Field(() => [Upload], { nullable: true, description: 'Audio files to add to the voice, at most 25.' })
  files?: Promise<UploadedFile>[] | null

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether to remove background noise from the added audio files.',
  })
  isBackgroundNoiseRemoved: boolean = false
}

@InputType({ description: 'Input of `updateVoiceSettings`. Omitted fields are not changed.' })
export class UpdateVoiceSettingsInput {
  @Length(1, 100)
  @Field(() => ID, { description: 'Id of the voice.' })
  id!: string

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

@InputType({ description: 'Input of `deleteVoice`.' })
export class DeleteVoiceInput {
  @Length(1, 100)
  @Field(() => ID, { description: 'Id of the voice.' })
  id!: string
}

@InputType({ description: 'Input of `findSimilarVoices`.' })
export class FindSimilarVoicesInput {
  @Field(() => Upload, { description: 'Audio file with the voice to compare.' })
  audio!: Promise<UploadedFile>

  @IsOptional()
  @Min(0)
  @Max(2)
  @Field(() => Float, {
    nullable: true,
    description:
      'Maximum distance to the voice of the audio file, 0 to 2. Lower values return only more similar voices.',
  })
  similarityThreshold?: number | null

  @IsOptional()
  @Min(1)
  @Max(100)
  @Field(() => Int, { nullable: true, description: 'Maximum number of voices to return, 1 to 100.' })
  limit?: number | null
}

@InputType({ description: 'Input of `addLibraryVoice`.' })
export class AddLibraryVoiceInput {
  @Length(1, 200)
  @Field(() => ID, { description: 'Public id of the account that offers the voice.' })
  publicOwnerId!: string

  @Length(1, 100)
  @Field(() => ID, { description: 'Id of the voice in the public library.' })
  libraryVoiceId!: string

  @Length(1, 100)
  @Field(() => String, { description: 'Name of the new voice, 1 to 100 characters.' })
  name!: string

  @IdempotencyKey()
  idempotencyKey?: string | null
}
