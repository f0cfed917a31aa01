import { Field, Float, ObjectType } from 'type-graphql'

@ObjectType({ description: 'How a voice speaks unless a request says otherwise.', simpleResolvers: true })
export class VoiceSettings {
  @Field(() => Float, { nullable: true, description: '0..1: higher is steadier, lower has more emotional range.' })
  stability!: number | null

  @Field(() => Float, { nullable: true, description: '0..1: how close speech keeps to the original voice.' })
  similarityBoost!: number | null

  @Field(() => Float, {
    nullable: true,
    description: 'How much the style of the speaker is exaggerated; 0 is neutral.',
  })
  style!: number | null

  @Field(() => Float, { nullable: true, description: '1 is the natural pace; about 0.7 to 1.2 works well.' })
  speed!: number | null

  @Field(() => Boolean, { nullable: true, description: 'Whether likeness is boosted, at the price of speed.' })
  hasSpeakerBoost!: boolean | null
}
