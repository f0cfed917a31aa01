import { Directive, Field, ID, Int, ObjectType } from 'type-graphql'
import { dubbingRenderId } from '../shared/compositeId.js'
import { enumOf } from '../shared/enumOf.js'

export const DubbingRenderType = enumOf('DubbingRenderType', 'What a render is written as.', {
  MP4: 'A film.',
  AAC: 'Sound as AAC.',
  MP3: 'Sound as MP3.',
  WAV: 'Sound as WAV.',
  AAF: 'A project for editing programs, as AAF.',
  TRACKS_ZIP: 'An archive with a track for each speaker.',
  CLIPS_ZIP: 'An archive with a clip for each segment.',
  ZIP: 'An archive of everything.',
  UNKNOWN: 'A type that this version does not know.',
})
export type DubbingRenderType = keyof typeof DubbingRenderType

export const DubbingRenderStatus = enumOf('DubbingRenderStatus', 'How far a render is.', {
  PROCESSING: 'It is being made.',
  COMPLETE: 'It can be fetched.',
  FAILED: 'It ended without a result.',
  UNKNOWN: 'A status that this version does not know.',
})
export type DubbingRenderStatus = keyof typeof DubbingRenderStatus

@Directive('@key(fields: "id")')
@Directive('@key(fields: "dubbingId upstreamId")')
@ObjectType({ description: 'A dub in one language, put together from its segments.', simpleResolvers: true })
export class DubbingRender {
  @Field(() => ID, { description: 'Globally unique id. Opaque and stable.' })
  get id(): string {
    return dubbingRenderId.encode({ dubbingId: this.dubbingId, renderId: this.upstreamId })
  }

  @Field(() => ID, { description: 'Id of the dub.' })
  dubbingId!: string

  @Field(() => ID, { description: 'Id at the voice service, unique within the dub.' })
  upstreamId!: string

  @Field(() => String, { nullable: true, description: 'Code of the language.' })
  language!: string | null

  @Field(() => DubbingRenderType, { nullable: true, description: 'What it is written as.' })
  type!: DubbingRenderType | null

  @Field(() => DubbingRenderStatus, { nullable: true, description: 'How far it is.' })
  status!: DubbingRenderStatus

  @Field(() => Int, { nullable: true, description: 'Version of the dub that it was made of.' })
  version!: number | null
}
