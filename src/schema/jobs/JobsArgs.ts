import { ArrayMaxSize, IsOptional, MaxLength, ValidateNested } from 'class-validator'
import { ArgsType, Field, ID, InputType } from 'type-graphql'
import { PageArgs } from '../shared/PageArgs.js'
import { JobKind, JobStatus } from './Job.js'

@InputType({ description: 'Which jobs to list. Conditions are joined by AND; the values of one list by OR.' })
export class JobFilter {
  @IsOptional()
  @ArrayMaxSize(10)
  @Field(() => [JobKind], { nullable: true, description: 'What the jobs are about.' })
  kinds?: JobKind[] | null

  @IsOptional()
  @ArrayMaxSize(10)
  @Field(() => [JobStatus], { nullable: true, description: 'How far they are.' })
  statuses?: JobStatus[] | null

  @IsOptional()
  @MaxLength(100)
  @Field(() => ID, { nullable: true, description: 'The voice that they are about.' })
  voiceId?: string | null

  @IsOptional()
  @MaxLength(100)
  @Field(() => ID, { nullable: true, description: 'The dub that they are about.' })
  dubbingId?: string | null

  @Field(() => Boolean, { nullable: true, description: 'True: those that go on. False: those that have ended.' })
  isActive?: boolean | null
}

@ArgsType()
export class JobsArgs extends PageArgs {
  @IsOptional()
  @ValidateNested()
  @Field(() => JobFilter, { nullable: true, description: 'Which jobs to list; absent: all that you may see.' })
  filter?: JobFilter | null
}
