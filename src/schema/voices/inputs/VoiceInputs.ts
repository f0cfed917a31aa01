import { ArrayMaxSize, ArrayMinSize, IsOptional, Length, Max, MaxLength, Min, ValidateNested } from 'class-validator'
import { Field, Float, ID, InputType, Int } from 'type-graphql'
import { IdempotencyKey } from '../../shared/IdempotencyKey.js'
import { Upload, type UploadedFile } from '../../shared/Upload.js'
import { VoiceLabelInput } from './VoiceLabelInput.js'

@InputType({ description: 'A voice to clone at once from a few recordings.' })
export class CloneVoiceInput {
  @Length(1, 100)
  @Field(() => String, { description: 'Name of the voice, at most 100 characters.' })
  name!: string

  @ArrayMinSize(1)
  @ArrayMaxSize(25)
  @Field(() => [Upload], { description: 'The recordings to clone from.' })
  files!: Promise<UploadedFile>[]

  @IsOptional()
  @MaxLength(500)
  @Field(() => String, { nullable: true, description: 'What it sounds like.' })
  description?: string | null

  @IsOptional()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Field(() => [VoiceLabelInput], { nullable: true, description: 'Labels of the voice.' })
  labels?: VoiceLabelInput[] | null

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether background noise is removed from the recordings.',
  })
  isBackgroundNoiseRemoved: boolean = false

  @IdempotencyKey()
  idempotencyKey?: string | null
}

@InputType({ description: 'What to change of a voice. What is left out stays as it is.' })
export class UpdateVoiceInput {
  @Length(1, 100)
  @Field(() => ID, { description: 'The voice.' })
  id!: string

  @IsOptional()
  @Length(1, 100)
  @Field(() => String, { nullable: true, description: 'Its new name.' })
  name?: string | null

  @IsOptional()
  @MaxLength(500)
  @Field(() => String, { nullable: true, description: 'Its description.' })
  description?: string | null

  @IsOptional()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Field(() => [VoiceLabelInput], {
    nullable: true,
    description: 'Its labels, all of them: they replace the present ones.',
  })
  labels?: VoiceLabelInput[] | null

  @IsOptional()
  @ArrayMaxSize(25)
  @Field(() => [Upload], { nullable: true, description: 'More recordings to clone it from.' })
  files?: Promise<UploadedFile>[] | null

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether background noise is removed from new recordings.',
  })
  isBackgroundNoiseRemoved: boolean = false
}

@InputType({ description: 'How a voice shall speak unless a request says otherwise. What is left out stays as it is.' })
export class UpdateVoiceSettingsInput {
  @Length(1, 100)
  @Field(() => ID, { description: 'The voice.' })
  id!: string

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

@InputType({ description: 'Deletes a voice, for everybody and for good.' })
export class DeleteVoiceInput {
  @Length(1, 100)
  @Field(() => ID, { description: 'The voice.' })
  id!: string
}

@InputType({ description: 'Looks in the public library for voices that sound like a recording.' })
export class FindSimilarVoicesInput {
  @Field(() => Upload, { description: 'The recording.' })
  audio!: Promise<UploadedFile>

  @IsOptional()
  @Min(0)
  @Max(2)
  @Field(() => Float, { nullable: true, description: '0..2: the smaller, the closer a voice has to be.' })
  similarityThreshold?: number | null

  @IsOptional()
  @Min(1)
  @Max(100)
  @Field(() => Int, { nullable: true, description: 'How many voices to give at most, 1 to 100.' })
  limit?: number | null
}

@InputType({ description: 'Takes a voice of the public library into the workspace, as the viewer’s own.' })
export class AddLibraryVoiceInput {
  @Length(1, 200)
  @Field(() => ID, { description: 'Public id of the account that offers the voice.' })
  publicOwnerId!: string

  @Length(1, 100)
  @Field(() => ID, { description: 'Id of the voice in the library.' })
  libraryVoiceId!: string

  @Length(1, 100)
  @Field(() => String, { description: 'Name to give it.' })
  name!: string

  @IdempotencyKey()
  idempotencyKey?: string | null
}
