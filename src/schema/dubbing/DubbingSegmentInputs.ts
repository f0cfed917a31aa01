import { ArrayMaxSize, ArrayMinSize, IsOptional, Length, Min, ValidateIf, ValidateNested } from 'class-validator'
import { Field, Float, ID, InputType } from 'type-graphql'
import { Characters } from '../shared/Characters.js'
import { longestCompositeId } from '../shared/compositeId.js'
import { IsLanguage } from '../shared/IsLanguage.js'
import { IsText } from '../shared/IsText.js'
import { UniqueItems } from '../shared/UniqueItems.js'
import { DubbingEditInput, VersionedEditInput } from './DubbingEditInput.js'

const longestText = 10_000
/** Each of them is a call of its own. */
const mostDeleted = 100
const mostMoved = 1_000

@InputType({ description: 'What is said in a segment, in one of the target languages.' })
export class DubbingTranslationInput {
  @IsLanguage()
  @Field(() => String, { description: 'Code of the language.' })
  language!: string

  @IsText({ mayBeBlank: true })
  @Characters(0, longestText)
  @Field(() => String, { description: 'The translation.' })
  text!: string
}

@InputType({
  description:
    'A stretch of the medium in which a speaker says something. Nothing is transcribed, translated or spoken by it.',
})
export class CreateDubbingSegmentInput extends DubbingEditInput {
  @Length(1, longestCompositeId)
  @Field(() => ID, { description: 'The speaker.' })
  speakerId!: string

  @Min(0)
  @Field(() => Float, { description: 'Start in seconds from the start of the medium.' })
  startSecs!: number

  @Min(0)
  @Field(() => Float, { description: 'End in seconds from the start of the medium.' })
  endSecs!: number

  @IsOptional()
  @IsText({ mayBeBlank: true })
  @Characters(0, longestText)
  @Field(() => String, { nullable: true, description: 'What is said, in the language of the medium.' })
  text?: string | null

  @IsOptional()
  @ArrayMaxSize(100)
  @UniqueItems(({ language }: DubbingTranslationInput) => language.toLowerCase())
  @ValidateNested({ each: true })
  @Field(() => [DubbingTranslationInput], { nullable: true, description: 'Translations that are known already.' })
  translations?: DubbingTranslationInput[] | null
}

@InputType({
  description:
    'What to change of a segment in one language. What is left out stays as it is. Audio that was made before is stale ' +
    'from then on; nothing is spoken anew by it.',
})
export class UpdateDubbingSegmentInput extends VersionedEditInput {
  @Length(1, longestCompositeId)
  @Field(() => ID, { description: 'Id of the segment.' })
  id!: string

  @IsLanguage()
  @Field(() => String, {
    description: 'Code of the language: of the medium, for what is said there, or one that it is dubbed into.',
  })
  language!: string

  @IsOptional()
  @Min(0)
  @Field(() => Float, {
    nullable: true,
    description:
      'Start in seconds from the start of the medium. Null, for a language that it is dubbed into: as in the medium.',
  })
  startSecs?: number | null

  @IsOptional()
  @Min(0)
  @Field(() => Float, {
    nullable: true,
    description:
      'End in seconds from the start of the medium. Null, for a language that it is dubbed into: as in the medium.',
  })
  endSecs?: number | null

  @ValidateIf(({ text }: UpdateDubbingSegmentInput) => text != null)
  @IsText({ mayBeBlank: true })
  @Characters(0, longestText)
  @Field(() => String, { nullable: true, description: 'What is said. Null: nothing any more.' })
  text?: string | null
}

@InputType({ description: 'Deletes a segment in all languages.' })
export class DeleteDubbingSegmentInput extends VersionedEditInput {
  @Length(1, longestCompositeId)
  @Field(() => ID, { description: 'Id of the segment.' })
  id!: string
}

@InputType({ description: 'Deletes segments in all languages, one after the other.' })
export class DeleteDubbingSegmentsInput extends DubbingEditInput {
  @ArrayMinSize(1)
  @ArrayMaxSize(mostDeleted)
  @UniqueItems()
  @Length(1, longestCompositeId, { each: true })
  @Field(() => [ID], { description: 'The segments, at most 100.' })
  segmentIds!: string[]
}

@InputType({ description: 'Gives segments to another speaker.' })
export class MoveDubbingSegmentsInput extends DubbingEditInput {
  @ArrayMinSize(1)
  @ArrayMaxSize(mostMoved)
  @UniqueItems()
  @Length(1, longestCompositeId, { each: true })
  @Field(() => [ID], { description: 'The segments, at most 1000.' })
  segmentIds!: string[]

  @Length(1, longestCompositeId)
  @Field(() => ID, { description: 'The speaker who says them from now on.' })
  speakerId!: string
}
