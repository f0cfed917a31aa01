import { ArgsType, Field } from 'type-graphql'
import { DateTime } from '../shared/scalars.js'
import { VoiceUsageScope } from './VoiceUsage.js'

@ArgsType()
export class VoiceUsageArgs {
  @Field(() => DateTime, { description: 'Start of the period, inclusive.' })
  from!: Date

  @Field(() => DateTime, { nullable: true, description: 'End of the period, exclusive. Null: now.' })
  to?: Date | null

  @Field(() => VoiceUsageScope, { defaultValue: VoiceUsageScope.OWN, description: 'Users to include.' })
  scope: VoiceUsageScope = VoiceUsageScope.OWN
}
