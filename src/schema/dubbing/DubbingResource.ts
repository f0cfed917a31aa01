import { Directive, Field, Float, ID, ObjectType } from 'type-graphql'
import { Costs } from '../shared/Costs.js'
import { connectionOf } from '../shared/connectionOf.js'
import { enumOf } from '../shared/enumOf.js'
import { DateTime } from '../shared/scalars.js'
import { User } from '../users/User.js'
import { VoicePermission } from '../voices/VoiceOwnership.js'

export const DubbingStatus = enumOf('DubbingStatus', 'How far a dub is.', {
  QUEUED: 'It waits for its turn.',
  PREPARING: 'The medium is being fetched and looked at.',
  DUBBING: 'It is being transcribed, translated and spoken.',
  DUBBED: 'It is done.',
  FAILED: 'It ended without a result.',
  UNKNOWN: 'A status that this version does not know.',
})
export type DubbingStatus = keyof typeof DubbingStatus

export const DubbingTranscriptFormat = enumOf('DubbingTranscriptFormat', 'How a transcript is written.', {
  SRT: 'Subtitles as SubRip text.',
  WEBVTT: 'Subtitles as WebVTT text, which browsers read.',
  JSON: 'Utterances, words and characters with their times, as JSON text.',
})
export type DubbingTranscriptFormat = keyof typeof DubbingTranscriptFormat

@Directive('@key(fields: "id")')
@Costs('staleObject')
@ObjectType({
  description: 'A recording or a film that is spoken in other languages.',
  simpleResolvers: true,
})
export class DubbingResource {
  @Field(() => ID, { description: 'Id of the dub.' })
  id!: string

  @Field(() => String, { nullable: true, description: 'Name of the dub; empty where it was never named.' })
  name!: string

  @Field(() => DubbingStatus, { nullable: true, description: 'How far it is.' })
  status!: DubbingStatus

  @Field(() => Boolean, { nullable: true, description: 'Whether its speakers and segments can be seen and edited.' })
  isStudio!: boolean

  @Costs('sharedCall')
  @Field(() => String, {
    nullable: true,
    description: 'Why it failed, for people. One upstream call for each dub that has not ended well.',
  })
  error!: string | null

  @Field(() => String, { nullable: true, description: 'Code of the language of the medium; null until it is known.' })
  sourceLanguage!: string | null

  @Field(() => [String], { nullable: true, description: 'Codes of the languages that it is spoken in.' })
  targetLanguages!: string[]

  @Field(() => Float, { nullable: true, description: 'Length of the medium in seconds, where it is known.' })
  durationSecs!: number | null

  @Costs('sharedCall')
  @Field(() => String, {
    nullable: true,
    description: 'Media type of the medium, e.g. `video/mp4`. One upstream call a dub, which `error` shares.',
  })
  mediaType!: string | null

  @Field(() => DateTime, { nullable: true, description: 'When it was created.' })
  createdAt!: Date | null

  @Field(() => User, { nullable: true, description: 'Who had it made.' })
  owner!: User | null

  @Field(() => VoicePermission, { nullable: true, description: 'What the viewer may do with it.' })
  viewerPermission!: VoicePermission

  /** Fields that may differ from upstream. Absent if upstream was read. */
  staleFields?: ReadonlySet<string>
}

@ObjectType({ description: 'A page of a list of dubs.', simpleResolvers: true })
export class DubbingResourceConnection extends connectionOf('DubbingResource', DubbingResource) {}
