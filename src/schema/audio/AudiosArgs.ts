import { IsOptional, MaxLength, ValidateNested } from 'class-validator'
import { ArgsType, Field, ID, InputType } from 'type-graphql'
import { PageArgs } from '../shared/PageArgs.js'
import { DateTime } from '../shared/scalars.js'
import { UsageScope } from '../workspace/Usage.js'
import { GeneratedAudioKind, GeneratedAudioState } from './GeneratedAudio.js'

@InputType({ description: 'Which sounds to list. Conditions are joined by AND.' })
export class GeneratedAudioFilter {
  @Field(() => GeneratedAudioKind, { nullable: true, description: 'What they were made from.' })
  kind?: GeneratedAudioKind | null

  @Field(() => GeneratedAudioState, { nullable: true, description: 'How far they are.' })
  state?: GeneratedAudioState | null

  @IsOptional()
  @MaxLength(100)
  @Field(() => ID, { nullable: true, description: 'The voice that is heard.' })
  voiceId?: string | null
}

@ArgsType()
export class AudiosArgs extends PageArgs {
  @IsOptional()
  @ValidateNested()
  @Field(() => GeneratedAudioFilter, { nullable: true, description: 'Which to list; absent: all that you may see.' })
  filter?: GeneratedAudioFilter | null
}

@ArgsType()
export class UsageArgs {
  @Field(() => DateTime, { description: 'The beginning of the time.' })
  from!: Date

  @Field(() => DateTime, { nullable: true, description: 'Its end, which does not belong to it; absent: now.' })
  to?: Date | null

  @Field(() => UsageScope, { defaultValue: UsageScope.OWN, description: 'Whose usage to sum up.' })
  scope: UsageScope = UsageScope.OWN
}
