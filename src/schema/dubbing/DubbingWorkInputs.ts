import { ArrayMaxSize, ArrayMinSize, IsIn, IsOptional, Length } from 'class-validator'
import { Field, ID, InputType } from 'type-graphql'
import { longestCompositeId } from '../shared/compositeId.js'
import { IsLanguage } from '../shared/IsLanguage.js'
import { UniqueItems } from '../shared/UniqueItems.js'
import { DubbingEditInput } from './DubbingEditInput.js'
import { DubbingRenderType } from './DubbingRender.js'

const mostSegments = 5_000
const renderTypes = Object.keys(DubbingRenderType).filter((type) => type !== 'UNKNOWN')

@InputType({ description: 'Has what is said in segments written down, in the language of the medium.' })
export class TranscribeDubbingSegmentsInput extends DubbingEditInput {
  @ArrayMinSize(1)
  @ArrayMaxSize(mostSegments)
  @UniqueItems()
  @Length(1, longestCompositeId, { each: true })
  @Field(() => [ID], { description: 'The segments, at most 5000.' })
  segmentIds!: string[]
}

/** It stands in the schema only as a part of others. */
@InputType()
abstract class DubbingWorkInput extends DubbingEditInput {
  @IsOptional()
  @ArrayMinSize(1)
  @ArrayMaxSize(mostSegments)
  @UniqueItems()
  @Length(1, longestCompositeId, { each: true })
  @Field(() => [ID], { nullable: true, description: 'The segments, at most 5000. Absent: all.' })
  segmentIds?: string[] | null

  @IsOptional()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @UniqueItems()
  @IsLanguage({ each: true })
  @Field(() => [String], { nullable: true, description: 'Codes of the target languages. Absent: all.' })
  languages?: string[] | null
}

@InputType({ description: 'Has segments translated from what is said in the language of the medium.' })
export class TranslateDubbingSegmentsInput extends DubbingWorkInput {}

@InputType({ description: 'Has translations of segments spoken.' })
export class DubDubbingSegmentsInput extends DubbingWorkInput {}

@InputType({ description: 'Has a dub put together in one language.' })
export class RenderDubbingInput extends DubbingEditInput {
  @IsLanguage()
  @Field(() => String, {
    description: 'Code of a target language, or of that of the medium for what was there before.',
  })
  language!: string

  @IsIn(renderTypes)
  @Field(() => DubbingRenderType, { description: 'What it is written as; any type but UNKNOWN.' })
  type!: DubbingRenderType

  @Field(() => Boolean, { defaultValue: false, description: 'Whether all of it is made equally loud.' })
  normalizeVolume: boolean = false
}
