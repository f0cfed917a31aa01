import { ArrayMaxSize, ArrayMinSize, IsInt, IsOptional, Length, Min } from 'class-validator'
import { Field, ID, InputType, Int } from 'type-graphql'
import { longestCompositeId } from '../../shared/compositeId.js'
import { IdempotencyKey } from '../../shared/IdempotencyKey.js'
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
  @Length(1, longestCompositeId)
  @Field(() => ID, { description: 'Id of the sample.' })
  id!: string

  @Field(() => Boolean, { nullable: true, description: 'Whether background noise is removed.' })
  isBackgroundNoiseRemoved?: boolean | null

  @IsOptional()
  @ArrayMaxSize(100)
  @Length(1, longestCompositeId, { each: true })
  @Field(() => [ID], {
    nullable: true,
    description:
      'Ids of all speakers to train on, at most 100. They replace the selected ones; an empty list selects none.',
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

@InputType({ description: 'The sample to delete.' })
export class DeleteVoiceSampleInput {
  @Length(1, longestCompositeId)
  @Field(() => ID, { description: 'Id of the sample.' })
  id!: string
}

@InputType({ description: 'The sample whose speakers are separated.' })
export class SeparateSpeakersInput {
  @Length(1, longestCompositeId)
  @Field(() => ID, { description: 'Id of the sample.' })
  id!: string
}
