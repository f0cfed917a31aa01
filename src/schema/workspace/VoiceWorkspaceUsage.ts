import { Directive, Field, Int, ObjectType } from 'type-graphql'
import { DateTime, SafeInt } from '../shared/scalars.js'

@Directive('@tag(name: "admin")')
@ObjectType({ description: "Usage of the platform's plan at the voice service.", simpleResolvers: true })
export class VoiceWorkspaceUsage {
  @Field(() => String, { description: 'Name of the plan.' })
  tier!: string

  @Field(() => String, { description: 'Status of the subscription, as reported by the voice service.' })
  status!: string

  @Field(() => SafeInt, { description: 'Credits used in the current period.' })
  creditsUsed!: number

  @Field(() => SafeInt, { description: 'Credits included in the current period.' })
  creditsLimit!: number

  @Field(() => SafeInt, {
    nullable: true,
    description: 'Credits that may be used beyond the limit; null if there are none or they are unlimited.',
  })
  creditsLimitExtension!: number | null

  @Field(() => Boolean, { description: 'Whether the credits beyond the limit are unlimited.' })
  isCreditsLimitExtensionUnlimited!: boolean

  @Field(() => DateTime, { nullable: true, description: 'When the credits are reset; null if it is not known.' })
  creditsResetAt!: Date | null

  @Field(() => Int, { description: 'Number of voices of any kind.' })
  voiceSlotsUsed!: number

  @Field(() => Int, { description: 'Maximum number of voices of any kind.' })
  voiceSlotsLimit!: number

  @Field(() => Int, { description: 'Number of professional voices.' })
  professionalVoiceSlotsUsed!: number

  @Field(() => Int, { description: 'Maximum number of professional voices.' })
  professionalVoiceSlotsLimit!: number

  @Field(() => Int, { description: 'Number of voices added or edited in the current period.' })
  voiceAddEditsUsed!: number

  @Field(() => Int, {
    nullable: true,
    description: 'Maximum number of voices to add or edit in one period; null if there is no limit.',
  })
  voiceAddEditsLimit!: number | null

  @Field(() => Boolean, { description: 'Whether the plan includes instant voice cloning.' })
  canUseInstantVoiceCloning!: boolean

  @Field(() => Boolean, { description: 'Whether the plan includes professional voice cloning.' })
  canUseProfessionalVoiceCloning!: boolean
}
