import { ArrayMaxSize, IsOptional, MaxLength, ValidateBy, ValidateNested } from 'class-validator'
import { ArgsType, Field, Float, ID, InputType } from 'type-graphql'
import { longestCompositeId } from '../shared/compositeId.js'
import { PageArgs } from '../shared/PageArgs.js'
import { DubbingStatus } from './DubbingResource.js'

/** NaN and the infinities cannot come over JSON, but negative zero and the like are numbers as any. */
const IsMoment = () =>
  ValidateBy({
    name: 'isMoment',
    validator: {
      validate: (value) => typeof value === 'number' && value >= 0,
      defaultMessage: (args) => `${args?.property} must not be negative`,
    },
  })

@InputType({ description: 'Which dubs to list. Conditions are joined by AND; the values of one list by OR.' })
export class DubbingFilter {
  @IsOptional()
  @ArrayMaxSize(10)
  @Field(() => [DubbingStatus], { nullable: true, description: 'How far they are.' })
  statuses?: DubbingStatus[] | null

  @IsOptional()
  @ArrayMaxSize(20)
  @MaxLength(20, { each: true })
  @Field(() => [String], { nullable: true, description: 'Codes of target languages, at most 20.' })
  targetLanguages?: string[] | null

  @IsOptional()
  @MaxLength(200)
  @Field(() => String, { nullable: true, description: 'A part of the name, whatever its case.' })
  search?: string | null
}

@ArgsType()
export class DubbingsArgs extends PageArgs {
  @IsOptional()
  @ValidateNested()
  @Field(() => DubbingFilter, { nullable: true, description: 'Which dubs to list; absent: all that you may see.' })
  filter?: DubbingFilter | null
}

@InputType({ description: 'Which segments to list. Conditions are joined by AND.' })
export class DubbingSpeakerSegmentFilter {
  @IsOptional()
  @ArrayMaxSize(20)
  @MaxLength(20, { each: true })
  @Field(() => [String], {
    nullable: true,
    description: 'Codes of languages, at most 20: segments that have a dub in one of them, with or without audio.',
  })
  languages?: string[] | null

  @IsOptional()
  @IsMoment()
  @Field(() => Float, {
    nullable: true,
    description: 'Those of which something is heard after this moment, in seconds from the start of the medium.',
  })
  startSecs?: number | null

  @IsOptional()
  @IsMoment()
  @Field(() => Float, { nullable: true, description: 'Those of which something is heard before this moment.' })
  endSecs?: number | null

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True: segments with a stale dub in one of `languages`, or in any language when `languages` is null. False: all others.',
  })
  isStale?: boolean | null
}

@InputType({ description: 'Which segments of a dub to list. Conditions are joined by AND.' })
export class DubbingSegmentFilter extends DubbingSpeakerSegmentFilter {
  @IsOptional()
  @ArrayMaxSize(100)
  @MaxLength(longestCompositeId, { each: true })
  @Field(() => [ID], { nullable: true, description: 'Ids of speakers, at most 100.' })
  speakerIds?: string[] | null
}

@ArgsType()
export class DubbingSpeakerSegmentsArgs extends PageArgs {
  @IsOptional()
  @ValidateNested()
  @Field(() => DubbingSpeakerSegmentFilter, { nullable: true, description: 'Which segments to list; absent: all.' })
  filter?: DubbingSpeakerSegmentFilter | null
}

@ArgsType()
export class DubbingSegmentsArgs extends PageArgs {
  @IsOptional()
  @ValidateNested()
  @Field(() => DubbingSegmentFilter, { nullable: true, description: 'Which segments to list; absent: all.' })
  filter?: DubbingSegmentFilter | null
}
