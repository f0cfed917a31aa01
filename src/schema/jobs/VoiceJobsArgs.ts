import { ArrayMaxSize, IsOptional, MaxLength, ValidateNested } from 'class-validator'
import { ArgsType, Field, ID, InputType } from 'type-graphql'
import { PageArgs } from '../shared/PageArgs.js'
import { VoiceJobKind, VoiceJobStatus } from './VoiceJob.js'

@InputType({ description: 'Filter of jobs. Fields are combined with AND, the values of one list with OR.' })
export class VoiceJobFilter {
  @IsOptional()
  @ArrayMaxSize(10)
  @Field(() => [VoiceJobKind], { nullable: true, description: 'Kinds of work, at most 10.' })
  kinds?: VoiceJobKind[] | null

  @IsOptional()
  @ArrayMaxSize(10)
  @Field(() => [VoiceJobStatus], { nullable: true, description: 'Statuses, at most 10.' })
  statuses?: VoiceJobStatus[] | null

  @IsOptional()
  @ArrayMaxSize(100)
  @MaxLength(100, { each: true })
  @Field(() => [ID], { nullable: true, description: 'Ids of voices, at most 100.' })
  voiceIds?: string[] | null

  @IsOptional()
  @ArrayMaxSize(100)
  @MaxLength(100, { each: true })
  @Field(() => [ID], { nullable: true, description: 'Ids of dubbings, at most 100.' })
  dubbingIds?: string[] | null

  @Field(() => Boolean, { nullable: true, description: 'True: jobs that have not ended. False: jobs that have ended.' })
  isActive?: boolean | null
}

@ArgsType()
export class VoiceJobsArgs extends PageArgs {
  @IsOptional()
  @ValidateNested()
  @Field(() => VoiceJobFilter, { nullable: true, description: 'Filter. Default: all jobs that are visible to you.' })
  filter?: VoiceJobFilter | null
}
