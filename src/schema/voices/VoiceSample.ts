import { Directive, Field, Float, ID, Int, ObjectType } from 'type-graphql'
import { voiceSampleId } from '../shared/compositeId.js'
import { SafeInt } from '../shared/scalars.js'
import type { VoiceSampleSpeakerSeparation } from './VoiceSampleSpeakerSeparation.js'

@Directive('@key(fields: "id")')
@Directive('@key(fields: "voiceId upstreamId")')
@ObjectType({ description: 'An audio file that a voice was created from.', simpleResolvers: true })
export class VoiceSample {
  @Field(() => ID, { description: 'Globally unique id. Opaque and stable.' })
  get id(): string {
    return voiceSampleId.encode({ voiceId: this.voiceId, sampleId: this.upstreamId })
  }

  @Field(() => ID, { description: 'Id of the voice.' })
  voiceId!: string

  @Field(() => ID, { description: 'Id at the voice service, unique within the voice.' })
  upstreamId!: string

  @Field(() => String, { nullable: true, description: 'File name of the sample; null if it is not known.' })
  fileName!: string | null

  @Field(() => String, { nullable: true, description: 'Media type of the uploaded file; null if it is not known.' })
  mediaType!: string | null

  @Field(() => SafeInt, { nullable: true, description: 'Size of the uploaded file in bytes; null if it is not known.' })
  sizeBytes!: number | null

  @Field(() => String, {
    nullable: true,
    description:
      'Hash of the file at the voice service. A voice cannot contain two samples with the same hash. Null if it is ' +
      'not known.',
  })
  hash!: string | null

  @Field(() => Float, { nullable: true, description: 'Duration of the audio in seconds; null if it is not known.' })
  durationSecs!: number | null

  @Field(() => Boolean, { nullable: true, description: 'Whether background noise is removed before the training.' })
  isBackgroundNoiseRemoved!: boolean | null

  @Field(() => Boolean, { nullable: true, description: 'Whether audio without background noise exists.' })
  hasIsolatedAudio!: boolean | null

  @Field(() => Boolean, { nullable: true, description: 'Whether a preview without background noise exists.' })
  hasIsolatedAudioPreview!: boolean | null

  @Field(() => Int, {
    nullable: true,
    description: 'Start of the used part, in milliseconds from the start of the audio.',
  })
  trimStartMs!: number | null

  @Field(() => Int, {
    nullable: true,
    description: 'End of the used part, in milliseconds from the start of the audio.',
  })
  trimEndMs!: number | null

  /** Undefined if the upstream response did not contain it; a loader then reads it. */
  separation!: VoiceSampleSpeakerSeparation | null | undefined
}
