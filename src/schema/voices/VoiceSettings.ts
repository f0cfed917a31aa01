import { Field, Float, ObjectType } from 'type-graphql'

@ObjectType({ description: 'Default settings of a voice. A request may override them.', simpleResolvers: true })
export class VoiceSettings {
  @Field(() => Float, {
    nullable: true,
    description: 'Stability, 0 to 1. Higher values are more stable; lower values have a wider emotional range.',
  })
  stability!: number | null

  @Field(() => Float, { nullable: true, description: 'Similarity to the original voice, 0 to 1.' })
  similarityBoost!: number | null

  @Field(() => Float, {
    nullable: true,
    description: 'Exaggeration of the speaking style; 0 is neutral.',
  })
  style!: number | null

  @Field(() => Float, { nullable: true, description: 'Speed; 1 is normal.' })
  speed!: number | null

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether to increase the similarity to the original speaker, at higher latency.',
  })
  hasSpeakerBoost!: boolean | null
}
