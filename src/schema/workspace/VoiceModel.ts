import { Field, Float, ID, Int, ObjectType } from 'type-graphql'

@ObjectType({ description: 'A language that a model speaks.', simpleResolvers: true })
export class VoiceModelLanguage {
  @Field(() => ID, { description: 'Language code.' })
  id!: string

  @Field(() => String, { description: 'Name of the language, in English.' })
  name!: string
}

@ObjectType({
  description: 'A model of the voice service: what it can do, and within which limits.',
  simpleResolvers: true,
})
export class VoiceModel {
  @Field(() => ID, { description: 'Id of the model.' })
  id!: string

  @Field(() => String, { nullable: true, description: 'Name of the model.' })
  name!: string | null

  @Field(() => String, { nullable: true, description: 'What it is good for.' })
  description!: string | null

  @Field(() => Boolean, { nullable: true, description: 'Whether professional voices can be trained for it.' })
  canBeFineTuned!: boolean | null

  @Field(() => Boolean, { nullable: true, description: 'Whether it speaks texts.' })
  canDoTextToSpeech!: boolean | null

  @Field(() => Boolean, { nullable: true, description: 'Whether it changes the voice of a recording.' })
  canDoVoiceConversion!: boolean | null

  @Field(() => Boolean, { nullable: true, description: 'Whether it heeds the setting `style`.' })
  canUseStyle!: boolean | null

  @Field(() => Boolean, { nullable: true, description: 'Whether it heeds the setting `hasSpeakerBoost`.' })
  canUseSpeakerBoost!: boolean | null

  @Field(() => Boolean, { nullable: true, description: 'Whether it speaks with professional voices.' })
  canServeProfessionalVoices!: boolean | null

  @Field(() => Boolean, { nullable: true, description: 'Whether it is open to invited accounts only.' })
  isAlphaAccessRequired!: boolean | null

  @Field(() => Float, { nullable: true, description: 'Factor on the cost in credits.' })
  tokenCostFactor!: number | null

  @Field(() => Float, { nullable: true, description: 'Credits per character.' })
  characterCostMultiplier!: number | null

  @Field(() => Float, { nullable: true, description: 'Discount on the cost; 1 is none.' })
  costDiscountMultiplier!: number | null

  @Field(() => Int, { nullable: true, description: 'Longest text of one request on a free plan, in characters.' })
  maxCharactersFreeUser!: number | null

  @Field(() => Int, { nullable: true, description: 'Longest text of one request on a paid plan, in characters.' })
  maxCharactersSubscribedUser!: number | null

  @Field(() => Int, { nullable: true, description: 'Longest text of one request at all, in characters.' })
  maxTextLength!: number | null

  @Field(() => [VoiceModelLanguage], { description: 'The languages it speaks.' })
  languages!: VoiceModelLanguage[]

  @Field(() => String, { nullable: true, description: 'Models of one group share the limit on requests in flight.' })
  concurrencyGroup!: string | null
}
