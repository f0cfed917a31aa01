import { Directive, Field, Float, ObjectType } from 'type-graphql'
import { DateTime } from '../shared/scalars.js'

@Directive('@shareable')
@ObjectType({
  description:
    'Bytes to play or show. The URL is signed, needs no header, works in `<audio src>`, answers Range and HEAD, and ' +
    'stays the same for a while, so that a refetch does not restart a player.',
  simpleResolvers: true,
})
export class VoiceMediaAsset {
  @Field(() => String, { description: 'Where the bytes are, until `expiresAt`.' })
  url!: string

  @Field(() => String, {
    nullable: true,
    description: 'Media type, e.g. `audio/wav`; null where it is known only when the bytes are fetched.',
  })
  mediaType!: string | null

  @Field(() => Float, { nullable: true, description: 'Length in seconds, where it is known.' })
  durationSecs!: number | null

  @Field(() => DateTime, { description: 'When the URL stops working. Ask again for a fresh one.' })
  expiresAt!: Date
}
