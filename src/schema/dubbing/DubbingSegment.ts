import { Directive, Field, Float, ID, ObjectType } from 'type-graphql'
import { dubbingSegmentId } from '../shared/compositeId.js'
import { connectionOf } from '../shared/connectionOf.js'

@ObjectType({ description: 'Subtitle lines that are displayed at the same time.', simpleResolvers: true })
export class DubbingSubtitleFrame {
  @Field(() => Float, { description: 'When the lines appear, in seconds from the start of the source file.' })
  startSecs!: number

  @Field(() => Float, { description: 'When the lines disappear, in seconds from the start of the source file.' })
  endSecs!: number

  @Field(() => [String], { description: 'Lines from top to bottom.' })
  lines!: string[]
}

@ObjectType({ description: 'Version of a segment in one target language.', simpleResolvers: true })
export class DubbingSegmentDub {
  @Field(() => String, { description: 'Code of the language.' })
  language!: string

  @Field(() => Float, { description: 'Start in seconds from the start of the source file.' })
  startSecs!: number

  @Field(() => Float, { description: 'End in seconds from the start of the source file.' })
  endSecs!: number

  @Field(() => String, { nullable: true, description: 'Translation; null until it exists.' })
  text!: string | null

  @Field(() => [DubbingSubtitleFrame], { description: 'Translation as subtitles, in order.' })
  subtitles!: DubbingSubtitleFrame[]

  @Field(() => Boolean, { description: 'Whether the text or the times were edited after the audio was created.' })
  isStale!: boolean

  dubbingId!: string
  segmentId!: string
}

@Directive('@key(fields: "id")')
@Directive('@key(fields: "dubbingId upstreamId")')
@ObjectType({ description: 'Part of the source file in which one speaker speaks.', simpleResolvers: true })
export class DubbingSegment {
  @Field(() => ID, { description: 'Globally unique id. Opaque and stable.' })
  get id(): string {
    return dubbingSegmentId.encode({ dubbingId: this.dubbingId, segmentId: this.upstreamId })
  }

  @Field(() => ID, { description: 'Id of the dubbing.' })
  dubbingId!: string

  @Field(() => ID, { description: 'Id at the voice service, unique within the dubbing.' })
  upstreamId!: string

  @Field(() => Float, { nullable: true, description: 'Start in seconds from the start of the source file.' })
  startSecs!: number

  @Field(() => Float, { nullable: true, description: 'End in seconds from the start of the source file.' })
  endSecs!: number

  @Field(() => String, {
    nullable: true,
    description: 'Transcript in the language of the source file; empty until it is transcribed.',
  })
  text!: string

  @Field(() => [DubbingSubtitleFrame], { nullable: true, description: 'Transcript as subtitles, in order.' })
  subtitles!: DubbingSubtitleFrame[]

  /** Null if the segment is not part of a track. */
  speakerId!: string | null
}

@ObjectType({ description: 'A page of the segments of a dubbing, in chronological order.', simpleResolvers: true })
export class DubbingSegmentConnection extends connectionOf('DubbingSegment', DubbingSegment) {}
