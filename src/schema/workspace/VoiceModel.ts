import { Field, Float, ID, Int, ObjectType } from 'type-graphql'

@ObjectType({ description: 'A language that a model supports.', simpleResolvers: true })
export class VoiceModelLanguage {
  @Field(() => ID, { description: 'Language code.' })
  id!: string

  @Field(() => String, { description: 'Name of the language in English.' })
  name!: string
}

@ObjectType({
  description: 'A model of the voice service with its features and limits.',
  simpleResolvers: true,
})
export class VoiceModel {
  @Field(() => ID, { description: 'Id of the model.' })
  id!: string

  @Field(() => String, { nullable: true, description: 'Name of the model; null if it has none.' })
  name!: string | null

  @Field(() => String, { nullable: true, description: 'Description of the model; null if there is none.' })
  description!: string | null

  @Field(() => Boolean, { nullable: true, description: 'Whether professional voices can be trained for the model.' })
  canBeFineTuned!: boolean | null

  @Field(() => Boolean, { nullable: true, description: 'Whether the model supports text to speech.' })
  canDoTextToSpeech!: boolean | null

  @Field(() => Boolean, { nullable: true, description: 'Whether the model supports voice conversion.' })
  canDoVoiceConversion!: boolean | null

  @Field(() => Boolean, { nullable: true, description: 'Whether the model supports the voice setting `style`.' })
  canUseStyle!: boolean | null

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the model supports the voice setting `hasSpeakerBoost`.',
  })
  canUseSpeakerBoost!: boolean | null

  @Field(() => Boolean, { nullable: true, description: 'Whether the model supports professional voices.' })
  canServeProfessionalVoices!: boolean | null

  @Field(() => Boolean, { nullable: true, description: 'Whether the model requires alpha access.' })
  isAlphaAccessRequired!: boolean | null

  @Field(() => Float, { nullable: true, description: 'Cost factor in credits.' })
  tokenCostFactor!: number | null

  @Field(() => Float, { nullable: true, description: 'Credits per character.' })
  characterCostMultiplier!: number | null

  @Field(() => Float, { nullable: true, description: 'Factor that reduces the cost; 1 is no discount.' })
  costDiscountMultiplier!: number | null

  @Field(() => Int, { nullable: true, description: 'Maximum length of one text on a free plan, in characters.' })
  maxCharactersFreeUser!: number | null

  @Field(() => Int, { nullable: true, description: 'Maximum length of one text on a paid plan, in characters.' })
  maxCharactersSubscribedUser!: number | null

  @Field(() => Int, { nullable: true, description: 'Maximum length of one text on any plan, in characters.' })
  maxTextLength!: number | null

  @Field(() => [VoiceModelLanguage], { description: 'Languages that the model supports.' })
  languages!: VoiceModelLanguage[]

  @Field(() => String, {
    nullable: true,
    description: 'Models with the same value share one limit of concurrent requests.',
  })
  concurrencyGroup!: string | null
}
