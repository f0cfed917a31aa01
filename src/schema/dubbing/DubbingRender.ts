import { Directive, Field, ID, Int, ObjectType } from 'type-graphql'
import { dubbingRenderId } from '../shared/compositeId.js'
import { enumOf } from '../shared/enumOf.js'

export const DubbingRenderType = enumOf('DubbingRenderType', 'File format of a render.', {
  MP4: 'Video as MP4.',
  AAC: 'Audio as AAC.',
  MP3: 'Audio as MP3.',
  WAV: 'Audio as WAV.',
  AAF: 'Project for editing software, as AAF.',
  TRACKS_ZIP: 'ZIP archive with one track for each speaker.',
  CLIPS_ZIP: 'ZIP archive with one clip for each segment.',
  ZIP: 'ZIP archive of all files.',
  UNKNOWN: 'A format that this version does not know.',
})
export type DubbingRenderType = keyof typeof DubbingRenderType

export const DubbingRenderStatus = enumOf('DubbingRenderStatus', 'Status of a render.', {
  PROCESSING: 'The render is in progress.',
  COMPLETE: 'The file is available.',
  FAILED: 'The render ended without a result.',
  UNKNOWN: 'A status that this version does not know.',
})
export type DubbingRenderStatus = keyof typeof DubbingRenderStatus

@Directive('@key(fields: "id")')
@Directive('@key(fields: "dubbingId upstreamId")')
@ObjectType({
  description: 'A file that is rendered from the segments of a dubbing in one language.',
  simpleResolvers: true,
})
export class DubbingRender {
  @Field(() => ID, { description: 'Globally unique id. Opaque and stable.' })
  get id(): string {
    return dubbingRenderId.encode({ dubbingId: this.dubbingId, renderId: this.upstreamId })
  }

  @Field(() => ID, { description: 'Id of the dubbing.' })
  dubbingId!: string

  @Field(() => ID, { description: 'Id at the voice service, unique within the dubbing.' })
  upstreamId!: string

  @Field(() => String, { nullable: true, description: 'Code of the language; null if it is not known.' })
  language!: string | null

  @Field(() => DubbingRenderType, {
    nullable: true,
    description: 'File format; null if the voice service reports none.',
  })
  type!: DubbingRenderType | null

  @Field(() => DubbingRenderStatus, { nullable: true, description: 'Status of the render.' })
  status!: DubbingRenderStatus

  @Field(() => Int, {
    nullable: true,
    description: 'Version of the dubbing that was rendered; null if it is not known.',
  })
  version!: number | null
}
