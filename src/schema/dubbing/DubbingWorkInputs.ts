import { ArrayMaxSize, ArrayMinSize, IsIn, IsOptional, Length } from 'class-validator'
import { Field, ID, InputType } from 'type-graphql'
import { maxCompositeIdLength } from '../shared/compositeId.js'
import { IsLanguage } from '../shared/IsLanguage.js'
import { UniqueItems } from '../shared/UniqueItems.js'
import { DubbingEditInput } from './DubbingEditInput.js'
import { DubbingRenderType } from './DubbingRender.js'

const maxSegments = 5_000
const renderTypes = Object.keys(DubbingRenderType).filter((type) => type !== 'UNKNOWN')

@InputType({ description: 'Input of `transcribeDubbingSegments`.' })
export class TranscribeDubbingSegmentsInput extends DubbingEditInput {
  @ArrayMinSize(1)
  @ArrayMaxSize(maxSegments)
  @UniqueItems()
  @Length(1, maxCompositeIdLength, { each: true })
  @Field(() => [ID], { description: 'Ids of the segments, 1 to 5000, without repetition.' })
  segmentIds!: string[]
}

/** Abstract: not a type of the schema. */
@InputType()
abstract class DubbingWorkInput extends DubbingEditInput {
  @IsOptional()
  @ArrayMinSize(1)
  @ArrayMaxSize(maxSegments)
  @UniqueItems()
  @Length(1, maxCompositeIdLength, { each: true })
  @Field(() => [ID], {
    nullable: true,
    description: 'Ids of the segments, 1 to 5000, without repetition. Default: all.',
  })
  segmentIds?: string[] | null

  @IsOptional()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @UniqueItems()
  @IsLanguage({ each: true })
  @Field(() => [String], {
    nullable: true,
    description: 'Codes of the target languages, 1 to 100, without repetition. Default: all.',
  })
  languages?: string[] | null
}

@InputType({ description: 'Input of `translateDubbingSegments`.' })
export class TranslateDubbingSegmentsInput extends DubbingWorkInput {}

@InputType({ description: 'Input of `dubDubbingSegments`.' })
export class DubDubbingSegmentsInput extends DubbingWorkInput {}

@InputType({ description: 'Input of `renderDubbing`.' })
export class RenderDubbingInput extends DubbingEditInput {
  @IsLanguage()
  @Field(() => String, {
    description: 'Code of a target language, or of the language of the source file for the original audio.',
  })
  language!: string

  @IsIn(renderTypes)
  @Field(() => DubbingRenderType, { description: 'File format; any value except UNKNOWN.' })
  type!: DubbingRenderType

  @Field(() => Boolean, { defaultValue: false, description: 'Whether to normalize the volume.' })
  normalizeVolume: boolean = false
}
