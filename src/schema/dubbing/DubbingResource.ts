import { Directive, Field, Float, ID, ObjectType } from 'type-graphql'
import { Costs } from '../shared/Costs.js'
import { connectionOf } from '../shared/connectionOf.js'
import { enumOf } from '../shared/enumOf.js'
import { DateTime } from '../shared/scalars.js'
import { User } from '../users/User.js'
import { VoicePermission } from '../voices/VoiceOwnership.js'

export const DubbingStatus = enumOf('DubbingStatus', 'Status of a dubbing.', {
  QUEUED: 'The dubbing is waiting.',
  PREPARING: 'The source file is being downloaded and analysed.',
  DUBBING: 'The source file is being transcribed, translated and spoken.',
  DUBBED: 'The dubbing is finished.',
  FAILED: 'The dubbing ended without a result.',
  UNKNOWN: 'A status that this version does not know.',
})
export type DubbingStatus = keyof typeof DubbingStatus

export const DubbingTranscriptFormat = enumOf('DubbingTranscriptFormat', 'Format of a transcript.', {
  SRT: 'SubRip subtitles.',
  WEBVTT: 'WebVTT subtitles.',
  JSON: 'JSON text with utterances, words and characters and their times.',
})
export type DubbingTranscriptFormat = keyof typeof DubbingTranscriptFormat

@Directive('@key(fields: "id")')
@Costs('staleObject')
@ObjectType({
  description: 'A dubbing: an audio or video file with its translations into other languages.',
  simpleResolvers: true,
})
export class DubbingResource {
  @Field(() => ID, { description: 'Id of the dubbing.' })
  id!: string

  @Field(() => String, { nullable: true, description: 'Name of the dubbing; empty if it has none.' })
  name!: string

  @Field(() => DubbingStatus, { nullable: true, description: 'Status of the dubbing.' })
  status!: DubbingStatus

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether the dubbing was created for the studio, so that speakers and segments are available and editable.',
  })
  isStudio!: boolean

  @Costs('sharedCall')
  @Field(() => String, {
    nullable: true,
    description:
      'Error message of a failed dubbing, for display; null if there is none. One upstream call for each dubbing ' +
      'with a status other than DUBBED.',
  })
  error!: string | null

  @Field(() => String, {
    nullable: true,
    description: 'Code of the language of the source file; null until it is known.',
  })
  sourceLanguage!: string | null

  @Field(() => [String], { nullable: true, description: 'Codes of the target languages.' })
  targetLanguages!: string[]

  @Field(() => Float, {
    nullable: true,
    description: 'Duration of the source file in seconds; null until it is known.',
  })
  durationSecs!: number | null

  @Costs('sharedCall')
  @Field(() => String, {
    nullable: true,
    description:
      'Media type of the source file, such as `video/mp4`; null if it is not known. One upstream call for each ' +
      'dubbing, shared with `error`.',
  })
  mediaType!: string | null

  @Field(() => DateTime, { nullable: true, description: 'When the dubbing was created; null if it is not known.' })
  createdAt!: Date | null

  @Field(() => User, { nullable: true, description: 'Owner of the dubbing; null if it has none.' })
  owner!: User | null

  @Field(() => VoicePermission, { nullable: true, description: 'Your permission for the dubbing.' })
  viewerPermission!: VoicePermission

  /** Fields that may differ from the upstream. Absent if the object was read from the upstream. */
  staleFields?: ReadonlySet<string>
}

@ObjectType({ description: 'A page of dubbings.', simpleResolvers: true })
export class DubbingResourceConnection extends connectionOf('DubbingResource', DubbingResource) {}
