import { ArrayMaxSize, ArrayMinSize, IsInt, IsOptional, Length, Min } from 'class-validator'
import { Field, ID, InputType, Int } from 'type-graphql'
import { maxCompositeIdLength } from '../../shared/compositeId.js'
import { IdempotencyKey } from '../../shared/IdempotencyKey.js'
import { IsText } from '../../shared/IsText.js'
import { Upload, type UploadedFile } from '../../shared/Upload.js'

const maxFiles = 100

@InputType({ description: 'Input of `addVoiceSamples`.' })
export class AddVoiceSamplesInput {
  @Length(1, 100)
  @Field(() => ID, { description: 'Id of the professional voice.' })
  voiceId!: string

  @ArrayMinSize(1)
  @ArrayMaxSize(maxFiles)
  @Field(() => [Upload], {
    description: 'Audio files, 1 to 100. They are streamed in the order of their parts in the request.',
  })
  files!: Promise<UploadedFile>[]

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether to remove background noise from the audio files.',
  })
  isBackgroundNoiseRemoved: boolean = false

  @IdempotencyKey()
  idempotencyKey?: string | null
}

@InputType({ description: 'Input of `updateVoiceSample`. Omitted fields are not changed.' })
export class UpdateVoiceSampleInput {
  @Length(1, maxCompositeIdLength)
  @Field(() => ID, { description: 'Id of the sample.' })
  id!: string

  @Field(() => Boolean, { nullable: true, description: 'Whether to remove background noise before the training.' })
  isBackgroundNoiseRemoved?: boolean | null

  @IsOptional()
  @ArrayMaxSize(100)
  @Length(1, maxCompositeIdLength, { each: true })
  @Field(() => [ID], {
    nullable: true,
    description:
      'Ids of all speakers to train on, at most 100. They replace the current selection. An empty list selects no ' +
      'speaker.',
  })
  selectedSpeakerIds?: string[] | null

  @IsOptional()
  @IsInt()
  @Min(0)
  @Field(() => Int, {
    nullable: true,
    description: 'Start of the used part, in milliseconds from the start of the audio, at least 0.',
  })
  trimStartMs?: number | null

  @IsOptional()
  @IsInt()
  @Min(1)
  @Field(() => Int, {
    nullable: true,
    description: 'End of the used part, in milliseconds from the start of the audio, at least 1.',
  })
  trimEndMs?: number | null

  @IsOptional()
  @Length(1, 255)
  @IsText()
  @Field(() => String, { nullable: true, description: 'File name of the sample, 1 to 255 characters.' })
  fileName?: string | null
}

@InputType({ description: 'Input of `deleteVoiceSample`.' })
export class DeleteVoiceSampleInput {
  @Length(1, maxCompositeIdLength)
  @Field(() => ID, { description: 'Id of the sample.' })
  id!: string
}

@InputType({ description: 'Input of `separateSpeakers`.' })
export class SeparateSpeakersInput {
  @Length(1, maxCompositeIdLength)
  @Field(() => ID, { description: 'Id of the sample.' })
  id!: string
}
