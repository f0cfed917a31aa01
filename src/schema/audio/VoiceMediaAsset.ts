import { Directive, Field, Float, ObjectType } from 'type-graphql'
import { DateTime } from '../shared/scalars.js'

@Directive('@shareable')
@ObjectType({
  description:
    'A media file. The signed URL requires no header, works in `<audio src>`, supports Range and HEAD, and stays ' +
    'the same for a limited time, so that a refetch does not restart playback.',
  simpleResolvers: true,
})
export class VoiceMediaAsset {
  @Field(() => String, { description: 'URL of the file, valid until `expiresAt`.' })
  url!: string

  @Field(() => String, {
    nullable: true,
    description: 'Media type, such as `audio/wav`; null if it is known only when the file is fetched.',
  })
  mediaType!: string | null

  @Field(() => Float, { nullable: true, description: 'Duration in seconds; null if it is not known.' })
  durationSecs!: number | null

  @Field(() => DateTime, { description: 'When the URL expires. Query the field again for a new URL.' })
  expiresAt!: Date

  fileName!: string

  download!: (fileName: string) => string
}
