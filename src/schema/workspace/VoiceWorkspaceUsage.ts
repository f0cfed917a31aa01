import { Directive, Field, Int, ObjectType } from 'type-graphql'
import { DateTime, SafeInt } from '../shared/scalars.js'

@Directive('@tag(name: "admin")')
@ObjectType({ description: 'What the platform has used of its plan at the voice service.', simpleResolvers: true })
export class VoiceWorkspaceUsage {
  @Field(() => String, { description: 'Name of the plan.' })
  tier!: string

  @Field(() => String, { description: 'State of the subscription, in the voice service’s own word.' })
  status!: string

  @Field(() => SafeInt, { description: 'Credits used in this period.' })
  creditsUsed!: number

  @Field(() => SafeInt, { description: 'Credits of this period.' })
  creditsLimit!: number

  @Field(() => SafeInt, {
    nullable: true,
    description: 'How many credits may be used beyond the limit; null: none, or no bound.',
  })
  creditsLimitExtension!: number | null

  @Field(() => Boolean, { description: 'Whether credits may be used beyond the limit without any bound.' })
  isCreditsLimitExtensionUnlimited!: boolean

  @Field(() => DateTime, { nullable: true, description: 'When the count of credits starts anew.' })
  creditsResetAt!: Date | null

  @Field(() => Int, { description: 'Voices held, of any kind.' })
  voiceSlotsUsed!: number

  @Field(() => Int, { description: 'Voices that may be held.' })
  voiceSlotsLimit!: number

  @Field(() => Int, { description: 'Professional voices held.' })
  professionalVoiceSlotsUsed!: number

  @Field(() => Int, { description: 'Professional voices that may be held.' })
  professionalVoiceSlotsLimit!: number

  @Field(() => Int, { description: 'Voices added or edited in this period.' })
  voiceAddEditsUsed!: number

  @Field(() => Int, { nullable: true, description: 'Voices that may be added or edited in a period; null: no bound.' })
  voiceAddEditsLimit!: number | null

  @Field(() => Boolean, { description: 'Whether the plan has instant voice cloning.' })
  canUseInstantVoiceCloning!: boolean

  @Field(() => Boolean, { description: 'Whether the plan has professional voice cloning.' })
  canUseProfessionalVoiceCloning!: boolean
}
