import { ArrayMaxSize, ArrayMinSize, IsInt, IsOptional, Length, Min } from 'class-validator'
import { Field, ID, InputType, Int } from 'type-graphql'
import { IdempotencyKey } from '../../shared/idempotencyKey.js'
import { Upload, type UploadedFile } from '../../shared/Upload.js'

const maxFiles = 100

@InputType({ description: 'Recordings to add to a professional voice.' })
export class AddVoiceSamplesInput {
  @Length(1, 100)
  @Field(() => ID, { description: 'The voice.' })
  voiceId!: string

  @ArrayMinSize(1)
  @ArrayMaxSize(maxFiles)
  @Field(() => [Upload], { description: 'The recordings, passed on as they arrive, in the order of their parts.' })
  files!: Promise<UploadedFile>[]

  @Field(() => Boolean, { defaultValue: false, description: 'Whether background noise is removed from them.' })
  isBackgroundNoiseRemoved: boolean = false

  @IdempotencyKey()
  idempotencyKey?: string | null
}

@InputType({ description: 'What to change of a sample. What is left out stays as it is.' })
export class UpdateVoiceSampleInput {
  @Length(1, 100)
  @Field(() => ID, { description: 'The voice.' })
  voiceId!: string

  @Length(1, 100)
  @Field(() => ID, { description: 'The sample.' })
  sampleId!: string

  @Field(() => Boolean, { nullable: true, description: 'Whether background noise is removed.' })
  isBackgroundNoiseRemoved?: boolean | null

  @IsOptional()
  @ArrayMaxSize(100)
  @Length(1, 100, { each: true })
  @Field(() => [ID], {
    nullable: true,
    description: 'The speakers to train on, all of them: they replace the present ones.',
  })
  selectedSpeakerIds?: string[] | null

  @IsOptional()
  @IsInt()
  @Min(0)
  @Field(() => Int, { nullable: true, description: 'Where the used part begins, in milliseconds from the start.' })
  trimStartMs?: number | null

  @IsOptional()
  @IsInt()
  @Min(1)
  @Field(() => Int, { nullable: true, description: 'Where the used part ends, in milliseconds from the start.' })
  trimEndMs?: number | null

  @IsOptional()
  @Length(1, 255)
  @Field(() => String, { nullable: true, description: 'Its new file name.' })
  fileName?: string | null
}

@InputType()
abstract class VoiceSampleInput {
  @Length(1, 100)
  @Field(() => ID, { description: 'The voice.' })
  voiceId!: string

  @Length(1, 100)
  @Field(() => ID, { description: 'The sample.' })
  sampleId!: string
}

@InputType({ description: 'The sample to delete.' })
export class DeleteVoiceSampleInput extends VoiceSampleInput {}

@InputType({ description: 'The sample whose speakers are separated.' })
export class SeparateSpeakersInput extends VoiceSampleInput {}
