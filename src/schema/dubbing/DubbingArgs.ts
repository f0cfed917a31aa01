import { ArrayMaxSize, IsOptional, MaxLength, Min, ValidateNested } from 'class-validator'
import { ArgsType, Field, Float, ID, InputType } from 'type-graphql'
import { maxCompositeIdLength } from '../shared/compositeId.js'
import { IsLanguage } from '../shared/IsLanguage.js'
import { PageArgs } from '../shared/PageArgs.js'
import { DubbingStatus } from './DubbingResource.js'

@InputType({ description: 'Filter of dubbings. Fields are combined with AND, the values of one list with OR.' })
export class DubbingFilter {
  @IsOptional()
  @ArrayMaxSize(10)
  @Field(() => [DubbingStatus], { nullable: true, description: 'Statuses, at most 10.' })
  statuses?: DubbingStatus[] | null

  @IsOptional()
  @ArrayMaxSize(20)
  @IsLanguage({ each: true })
  @Field(() => [String], { nullable: true, description: 'Codes of target languages, at most 20.' })
  targetLanguages?: string[] | null

  @IsOptional()
  @MaxLength(200)
  @Field(() => String, {
    nullable: true,
    description: 'Text that the name contains, at most 200 characters. Case and blanks around the text are ignored.',
  })
  search?: string | null
}

@ArgsType()
export class DubbingsArgs extends PageArgs {
  @IsOptional()
  @ValidateNested()
  @Field(() => DubbingFilter, { nullable: true, description: 'Filter. Default: all dubbings that are visible to you.' })
  filter?: DubbingFilter | null
}

@InputType({ description: 'Filter of the segments of one speaker. Fields are combined with AND.' })
export class DubbingSpeakerSegmentFilter {
  @IsOptional()
  @ArrayMaxSize(20)
  @IsLanguage({ each: true })
  @Field(() => [String], {
    nullable: true,
    description:
      'Codes of target languages, at most 20. Matches segments that exist in one of them, with or without audio.',
  })
  languages?: string[] | null

  @IsOptional()
  @Min(0)
  @Field(() => Float, {
    nullable: true,
    description: 'Matches segments that end after this time, in seconds from the start of the source file. At least 0.',
  })
  startSecs?: number | null

  @IsOptional()
  @Min(0)
  @Field(() => Float, {
    nullable: true,
    description:
      'Matches segments that start before this time, in seconds from the start of the source file. At least 0.',
  })
  endSecs?: number | null

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True: segments with stale audio in one of `languages`, or in any language if `languages` is null. False: all ' +
      'others.',
  })
  isStale?: boolean | null
}

@InputType({ description: 'Filter of the segments of a dubbing. Fields are combined with AND.' })
export class DubbingSegmentFilter extends DubbingSpeakerSegmentFilter {
  @IsOptional()
  @ArrayMaxSize(100)
  @MaxLength(maxCompositeIdLength, { each: true })
  @Field(() => [ID], { nullable: true, description: 'Ids of speakers, at most 100.' })
  speakerIds?: string[] | null
}

@ArgsType()
export class DubbingSpeakerSegmentsArgs extends PageArgs {
  @IsOptional()
  @ValidateNested()
  @Field(() => DubbingSpeakerSegmentFilter, { nullable: true, description: 'Filter. Default: all segments.' })
  filter?: DubbingSpeakerSegmentFilter | null
}

@ArgsType()
export class DubbingSegmentsArgs extends PageArgs {
  @IsOptional()
  @ValidateNested()
  @Field(() => DubbingSegmentFilter, { nullable: true, description: 'Filter. Default: all segments.' })
  filter?: DubbingSegmentFilter | null
}
