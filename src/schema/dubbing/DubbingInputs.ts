import { IsInt, IsOptional, Length, Max, Min } from 'class-validator'
import { Field, ID, InputType, Int } from 'type-graphql'
import { Characters } from '../shared/Characters.js'
import { IdempotencyKey } from '../shared/IdempotencyKey.js'
import { IsLanguage } from '../shared/IsLanguage.js'
import { IsText } from '../shared/IsText.js'
import { Upload, type UploadedFile } from '../shared/Upload.js'
import { DubbingEditInput } from './DubbingEditInput.js'

/** Two weeks, which no medium lasts. */
const longestSecs = 1_209_600

@InputType({ description: 'A recording or a film to dub: either `file` or `sourceUrl`.' })
export class CreateDubbingInput {
  @IsText()
  @Characters(1, 200)
  @Field(() => String, { description: 'Name of the dub, at most 200 characters.' })
  name!: string

  @Field(() => Upload, { nullable: true, description: 'The medium, sound or film, at most 1 GiB.' })
  file?: Promise<UploadedFile> | null

  @IsOptional()
  @Length(1, 2_048)
  @Field(() => String, {
    nullable: true,
    description: 'Where the voice service finds the medium: an address on the public web, by http or https.',
  })
  sourceUrl?: string | null

  @IsOptional()
  @IsLanguage()
  @Field(() => String, { nullable: true, description: 'Code of its language, e.g. `en`. Absent: it is found out.' })
  sourceLanguage?: string | null

  @IsOptional()
  @IsLanguage()
  @Field(() => String, {
    nullable: true,
    description: 'Code of the language to dub it into. May be absent for the studio alone.',
  })
  targetLanguage?: string | null

  @IsOptional()
  @IsText()
  @Characters(1, 100)
  @Field(() => String, { nullable: true, description: 'An accent to aim at.' })
  targetAccent?: string | null

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100)
  @Field(() => Int, { nullable: true, description: 'How many people are heard. Absent: they are counted.' })
  speakerCount?: number | null

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether a film gets a watermark, which makes it cheaper.',
  })
  watermark: boolean = false

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(longestSecs)
  @Field(() => Int, { nullable: true, description: 'Where the part to dub begins, in seconds from the start.' })
  startSecs?: number | null

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(longestSecs)
  @Field(() => Int, { nullable: true, description: 'Where the part to dub ends, in seconds from the start.' })
  endSecs?: number | null

  @Field(() => Boolean, { defaultValue: false, description: 'Whether a film keeps its highest resolution.' })
  highestResolution: boolean = false

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether the background is left out: better for speeches and monologues.',
  })
  dropBackgroundAudio: boolean = false

  @Field(() => Boolean, { nullable: true, description: 'Whether profanities are made unheard.' })
  useProfanityFilter?: boolean | null

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether it is made for the studio: only then its speakers and segments can be seen and edited.',
  })
  isStudio: boolean = false

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether voices of the library speak, in place of clones of those who are heard.',
  })
  disableVoiceCloning: boolean = false

  @IdempotencyKey()
  idempotencyKey?: string | null
}

@InputType({ description: 'Deletes a dub in all of its languages, for good.' })
export class DeleteDubbingInput {
  @Length(1, 100)
  @Field(() => ID, { description: 'The dub.' })
  id!: string
}

@InputType({ description: 'A language to be added to a dub.' })
export class AddDubbingLanguageInput extends DubbingEditInput {
  @IsLanguage()
  @Field(() => String, { description: 'Code of the language, e.g. `es`; one that the dub does not have.' })
  language!: string
}
