import { IsInt, IsOptional, Length, Max, Min } from 'class-validator'
import { Field, ID, InputType, Int } from 'type-graphql'
import { Characters } from '../shared/Characters.js'
import { IdempotencyKey } from '../shared/IdempotencyKey.js'
import { IsLanguage } from '../shared/IsLanguage.js'
import { IsText } from '../shared/IsText.js'
import { Upload, type UploadedFile } from '../shared/Upload.js'
import { DubbingEditInput } from './DubbingEditInput.js'

/** Two weeks. */
const maxSecs = 1_209_600

@InputType({ description: 'Input of `createDubbing`. Exactly one of `file` and `sourceUrl` is required.' })
export class CreateDubbingInput {
  @IsText()
  @Characters(1, 200)
  @Field(() => String, { description: 'Name of the dubbing, 1 to 200 characters.' })
  name!: string

  @Field(() => Upload, { nullable: true, description: 'Audio or video file to dub, at most 1 GiB.' })
  file?: Promise<UploadedFile> | null

  @IsOptional()
  @Length(1, 2_048)
  @Field(() => String, {
    nullable: true,
    description:
      'Public http or https URL from which the voice service downloads the audio or video file, at most 2048 ' +
      'characters.',
  })
  sourceUrl?: string | null

  @IsOptional()
  @IsLanguage()
  @Field(() => String, {
    nullable: true,
    description: 'Code of the language of the file, such as `en`. Default: detected.',
  })
  sourceLanguage?: string | null

  @IsOptional()
  @IsLanguage()
  @Field(() => String, {
    nullable: true,
    description: 'Code of the target language. Required unless `isStudio` is true.',
  })
  targetLanguage?: string | null

  @IsOptional()
  @IsText()
  @Characters(1, 100)
  @Field(() => String, { nullable: true, description: 'Accent of the target language, 1 to 100 characters.' })
  targetAccent?: string | null

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100)
  @Field(() => Int, { nullable: true, description: 'Number of speakers, 1 to 100. Default: detected.' })
  speakerCount?: number | null

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether to add a watermark to a video, which reduces the cost.',
  })
  watermark: boolean = false

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(maxSecs)
  @Field(() => Int, {
    nullable: true,
    description: 'Start of the part to dub, in seconds from the start of the file, 0 to 1209600. Default: the start.',
  })
  startSecs?: number | null

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(maxSecs)
  @Field(() => Int, {
    nullable: true,
    description: 'End of the part to dub, in seconds from the start of the file, 1 to 1209600. Default: the end.',
  })
  endSecs?: number | null

  @Field(() => Boolean, { defaultValue: false, description: 'Whether to keep the highest resolution of a video.' })
  highestResolution: boolean = false

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether to remove background audio. Improves speeches and monologues.',
  })
  dropBackgroundAudio: boolean = false

  @Field(() => Boolean, { nullable: true, description: 'Whether to censor profanities.' })
  useProfanityFilter?: boolean | null

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Whether to create the dubbing for the studio. Speakers and segments are available and editable only then.',
  })
  isStudio: boolean = false

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether to use library voices instead of clones of the speakers.',
  })
  disableVoiceCloning: boolean = false

  @IdempotencyKey()
  idempotencyKey?: string | null
}

@InputType({ description: 'Input of `deleteDubbing`.' })
export class DeleteDubbingInput {
  @Length(1, 100)
  @Field(() => ID, { description: 'Id of the dubbing.' })
  id!: string
}

@InputType({ description: 'Input of `addDubbingLanguage`.' })
export class AddDubbingLanguageInput extends DubbingEditInput {
  @IsLanguage()
  @Field(() => String, {
    description: 'Code of the language to add, such as `es`. The dubbing must not have this language yet.',
  })
  language!: string
}
