import { ArrayMaxSize, IsOptional, MaxLength, ValidateNested } from 'class-validator'
import { ArgsType, Field, ID, InputType } from 'type-graphql'
import { PageArgs } from '../shared/PageArgs.js'
import { GeneratedAudioKind, GeneratedAudioStatus } from './GeneratedAudio.js'

@InputType({ description: 'Filter of generated audio. Fields are combined with AND, the values of one list with OR.' })
export class GeneratedAudioFilter {
  @IsOptional()
  @ArrayMaxSize(10)
  @Field(() => [GeneratedAudioKind], { nullable: true, description: 'Kinds, at most 10.' })
  kinds?: GeneratedAudioKind[] | null

  @IsOptional()
  @ArrayMaxSize(10)
  @Field(() => [GeneratedAudioStatus], { nullable: true, description: 'Statuses, at most 10.' })
  statuses?: GeneratedAudioStatus[] | null

  @IsOptional()
  @ArrayMaxSize(100)
  @MaxLength(100, { each: true })
  @Field(() => [ID], { nullable: true, description: 'Ids of voices, at most 100.' })
  voiceIds?: string[] | null
}

@ArgsType()
export class GeneratedAudiosArgs extends PageArgs {
  @IsOptional()
  @ValidateNested()
  @Field(() => GeneratedAudioFilter, {
    nullable: true,
    description: 'Filter. Default: all generated audio that is visible to you.',
  })
  filter?: GeneratedAudioFilter | null
}
