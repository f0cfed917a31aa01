import { ArrayMaxSize, IsOptional, MaxLength, ValidateNested } from 'class-validator'
import { ArgsType, Field, ID, InputType } from 'type-graphql'
import { PageArgs } from '../shared/PageArgs.js'
import { GeneratedAudioKind, GeneratedAudioStatus } from './GeneratedAudio.js'

@InputType({ description: 'Which sounds to list. Conditions are joined by AND.' })
export class GeneratedAudioFilter {
  @IsOptional()
  @ArrayMaxSize(10)
  @Field(() => [GeneratedAudioKind], { nullable: true, description: 'What the audio was made from.' })
  kinds?: GeneratedAudioKind[] | null

  @IsOptional()
  @ArrayMaxSize(10)
  @Field(() => [GeneratedAudioStatus], { nullable: true, description: 'Statuses.' })
  statuses?: GeneratedAudioStatus[] | null

  @IsOptional()
  @ArrayMaxSize(100)
  @MaxLength(100, { each: true })
  @Field(() => [ID], { nullable: true, description: 'Ids of the voices that speak, at most 100.' })
  voiceIds?: string[] | null
}

@ArgsType()
export class GeneratedAudiosArgs extends PageArgs {
  @IsOptional()
  @ValidateNested()
  @Field(() => GeneratedAudioFilter, { nullable: true, description: 'Which to list; absent: all that you may see.' })
  filter?: GeneratedAudioFilter | null
}
