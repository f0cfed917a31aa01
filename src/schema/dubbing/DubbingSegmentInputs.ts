import { ArrayMaxSize, ArrayMinSize, IsOptional, Length, Min, ValidateIf, ValidateNested } from 'class-validator'
import { Field, Float, ID, InputType } from 'type-graphql'
import { Characters } from '../shared/Characters.js'
import { maxCompositeIdLength } from '../shared/compositeId.js'
import { IsLanguage } from '../shared/IsLanguage.js'
import { IsText } from '../shared/IsText.js'
import { UniqueItems } from '../shared/UniqueItems.js'
import { DubbingEditInput, VersionedEditInput } from './DubbingEditInput.js'

const maxTextLength = 10_000
/** Each deletion is one upstream call. */
const maxDeletions = 100
const maxMoves = 1_000

@InputType({ description: 'Translation of a segment into one target language.' })
export class DubbingTranslationInput {
  @IsLanguage()
  @Field(() => String, { description: 'Code of the language.' })
  language!: string

  @IsText({ mayBeBlank: true })
  @Characters(0, maxTextLength)
  @Field(() => String, { description: 'Translation, at most 10000 characters.' })
  text!: string
}

@InputType({
  description: 'Input of `createDubbingSegment`. The segment is not transcribed, translated or dubbed.',
})
export class CreateDubbingSegmentInput extends DubbingEditInput {
  @Length(1, maxCompositeIdLength)
  @Field(() => ID, { description: 'Id of the speaker.' })
  speakerId!: string

  @Min(0)
  @Field(() => Float, { description: 'Start in seconds from the start of the source file, at least 0.' })
  startSecs!: number

  @Min(0)
  @Field(() => Float, { description: 'End in seconds from the start of the source file, after `startSecs`.' })
  endSecs!: number

  @IsOptional()
  @IsText({ mayBeBlank: true })
  @Characters(0, maxTextLength)
  @Field(() => String, {
    nullable: true,
    description: 'Transcript in the language of the source file, at most 10000 characters.',
  })
  text?: string | null

  @IsOptional()
  @ArrayMaxSize(100)
  @UniqueItems(({ language }: DubbingTranslationInput) => language.toLowerCase())
  @ValidateNested({ each: true })
  @Field(() => [DubbingTranslationInput], {
    nullable: true,
    description: 'Existing translations, at most 100, one for each language.',
  })
  translations?: DubbingTranslationInput[] | null
}

@InputType({
  description:
    'Input of `updateDubbingSegment`. Omitted fields are not changed. Existing audio becomes stale; it is not ' +
    'created again.',
})
export class UpdateDubbingSegmentInput extends VersionedEditInput {
  @Length(1, maxCompositeIdLength)
  @Field(() => ID, { description: 'Id of the segment.' })
  id!: string

  @IsLanguage()
  @Field(() => String, {
    description:
      'Code of the language to change: the language of the source file for the transcript, or a target language.',
  })
  language!: string

  @IsOptional()
  @Min(0)
  @Field(() => Float, {
    nullable: true,
    description:
      'Start in seconds from the start of the source file, at least 0. Null, for a target language: the start in ' +
      'the source file.',
  })
  startSecs?: number | null

  @IsOptional()
  @Min(0)
  @Field(() => Float, {
    nullable: true,
    description:
      'End in seconds from the start of the source file, at least 0. Null, for a target language: the end in the ' +
      'source file.',
  })
  endSecs?: number | null

  @ValidateIf(({ text }: UpdateDubbingSegmentInput) => text != null)
  @IsText({ mayBeBlank: true })
  @Characters(0, maxTextLength)
  @Field(() => String, {
    nullable: true,
    description: 'Transcript or translation, at most 10000 characters. Null: deletes the text.',
  })
  text?: string | null
}

@InputType({ description: 'Input of `deleteDubbingSegment`.' })
export class DeleteDubbingSegmentInput extends VersionedEditInput {
  @Length(1, maxCompositeIdLength)
  @Field(() => ID, { description: 'Id of the segment.' })
  id!: string
}

@InputType({ description: 'Input of `deleteDubbingSegments`.' })
export class DeleteDubbingSegmentsInput extends DubbingEditInput {
  @ArrayMinSize(1)
  @ArrayMaxSize(maxDeletions)
  @UniqueItems()
  @Length(1, maxCompositeIdLength, { each: true })
  @Field(() => [ID], { description: 'Ids of the segments, 1 to 100, without repetition.' })
  segmentIds!: string[]
}

@InputType({ description: 'Input of `moveDubbingSegments`.' })
export class MoveDubbingSegmentsInput extends DubbingEditInput {
  @ArrayMinSize(1)
  @ArrayMaxSize(maxMoves)
  @UniqueItems()
  @Length(1, maxCompositeIdLength, { each: true })
  @Field(() => [ID], { description: 'Ids of the segments, 1 to 1000, without repetition.' })
  segmentIds!: string[]

  @Length(1, maxCompositeIdLength)
  @Field(() => ID, { description: 'Id of the speaker to assign.' })
  speakerId!: string
}
