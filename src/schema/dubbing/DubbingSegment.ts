import { Directive, Field, Float, ID, ObjectType } from 'type-graphql'
import { dubbingSegmentId } from '../shared/compositeId.js'
import { connectionOf } from '../shared/connectionOf.js'

@ObjectType({ description: 'Lines that are shown together.', simpleResolvers: true })
export class DubbingSubtitleFrame {
  @Field(() => Float, { description: 'When they appear, in seconds from the start of the medium.' })
  startSecs!: number

  @Field(() => Float, { description: 'When they vanish, in seconds from the start of the medium.' })
  endSecs!: number

  @Field(() => [String], { description: 'The lines, from the top.' })
  lines!: string[]
}

@ObjectType({ description: 'A segment as it is spoken in one language.', simpleResolvers: true })
export class DubbingSegmentDub {
  @Field(() => String, { description: 'Code of the language.' })
  language!: string

  @Field(() => Float, { description: 'Start in seconds from the start of the medium.' })
  startSecs!: number

  @Field(() => Float, { description: 'End in seconds from the start of the medium.' })
  endSecs!: number

  @Field(() => String, { nullable: true, description: 'The translation; null until there is one.' })
  text!: string | null

  @Field(() => [DubbingSubtitleFrame], { description: 'The translation as subtitles, in order.' })
  subtitles!: DubbingSubtitleFrame[]

  @Field(() => Boolean, { description: 'Whether text or times were edited after the audio was made.' })
  isStale!: boolean

  dubbingId!: string
  segmentId!: string
}

@Directive('@key(fields: "id")')
@Directive('@key(fields: "dubbingId upstreamId")')
@ObjectType({ description: 'A stretch in which one speaker says something.', simpleResolvers: true })
export class DubbingSegment {
  @Field(() => ID, { description: 'Globally unique id. Opaque and stable.' })
  get id(): string {
    return dubbingSegmentId.encode({ dubbingId: this.dubbingId, segmentId: this.upstreamId })
  }

  @Field(() => ID, { description: 'Id of the dub.' })
  dubbingId!: string

  @Field(() => ID, { description: 'Id at the voice service, unique within the dub.' })
  upstreamId!: string

  @Field(() => Float, { nullable: true, description: 'Start in seconds from the start of the medium.' })
  startSecs!: number

  @Field(() => Float, { nullable: true, description: 'End in seconds from the start of the medium.' })
  endSecs!: number

  @Field(() => String, {
    nullable: true,
    description: 'What is said, in the language of the medium; empty until it is transcribed.',
  })
  text!: string

  @Field(() => [DubbingSubtitleFrame], { nullable: true, description: 'What is said as subtitles, in order.' })
  subtitles!: DubbingSubtitleFrame[]

  /** Null for one that stands in no track. */
  speakerId!: string | null
}

@ObjectType({ description: 'A page of the segments of a dub, in the order of time.', simpleResolvers: true })
export class DubbingSegmentConnection extends connectionOf('DubbingSegment', DubbingSegment) {}
