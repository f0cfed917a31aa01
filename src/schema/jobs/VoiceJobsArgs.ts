import { ArrayMaxSize, IsOptional, MaxLength, ValidateNested } from 'class-validator'
import { ArgsType, Field, ID, InputType } from 'type-graphql'
import { PageArgs } from '../shared/PageArgs.js'
import { VoiceJobKind, VoiceJobStatus } from './VoiceJob.js'

@InputType({ description: 'Which jobs to list. Conditions are joined by AND; the values of one list by OR.' })
export class VoiceJobFilter {
  @IsOptional()
  @ArrayMaxSize(10)
  @Field(() => [VoiceJobKind], { nullable: true, description: 'What the jobs are about.' })
  kinds?: VoiceJobKind[] | null

  @IsOptional()
  @ArrayMaxSize(10)
  @Field(() => [VoiceJobStatus], { nullable: true, description: 'How far they are.' })
  statuses?: VoiceJobStatus[] | null

  @IsOptional()
  @ArrayMaxSize(100)
  @MaxLength(100, { each: true })
  @Field(() => [ID], { nullable: true, description: 'Ids of the voices that the jobs are about, at most 100.' })
  voiceIds?: string[] | null

  @IsOptional()
  @ArrayMaxSize(100)
  @MaxLength(100, { each: true })
  @Field(() => [ID], { nullable: true, description: 'Ids of the dubs that the jobs are about, at most 100.' })
  dubbingIds?: string[] | null

  @Field(() => Boolean, { nullable: true, description: 'True: those that go on. False: those that have ended.' })
  isActive?: boolean | null
}

@ArgsType()
export class VoiceJobsArgs extends PageArgs {
  @IsOptional()
  @ValidateNested()
  @Field(() => VoiceJobFilter, { nullable: true, description: 'Which jobs to list; absent: all that you may see.' })
  filter?: VoiceJobFilter | null
}
