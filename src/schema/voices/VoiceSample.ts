import { Directive, Field, Float, ID, Int, ObjectType } from 'type-graphql'
import { voiceSampleId } from '../shared/compositeId.js'
import { SafeInt } from '../shared/scalars.js'
import type { VoiceSampleSpeakerSeparation } from './VoiceSampleSpeakerSeparation.js'

@Directive('@key(fields: "id")')
@Directive('@key(fields: "voiceId upstreamId")')
@ObjectType({ description: 'A recording that a voice is made from.', simpleResolvers: true })
export class VoiceSample {
  @Field(() => ID, { description: 'Globally unique id. Opaque and stable.' })
  get id(): string {
    return voiceSampleId.encode({ voiceId: this.voiceId, sampleId: this.upstreamId })
  }

  @Field(() => ID, { description: 'Id of the voice.' })
  voiceId!: string

  @Field(() => ID, { description: 'Id at the voice service, unique within the voice.' })
  upstreamId!: string

  @Field(() => String, { nullable: true, description: 'Name of the file as it was uploaded, or as it was renamed.' })
  fileName!: string | null

  @Field(() => String, { nullable: true, description: 'Media type of the uploaded file.' })
  mediaType!: string | null

  @Field(() => SafeInt, { nullable: true, description: 'Size of the uploaded file in bytes.' })
  sizeBytes!: number | null

  @Field(() => String, {
    nullable: true,
    description: "Upstream's fingerprint of the file: one voice never holds the same twice.",
  })
  hash!: string | null

  @Field(() => Float, { nullable: true, description: 'Length of the recording in seconds.' })
  durationSecs!: number | null

  @Field(() => Boolean, { nullable: true, description: 'Whether background noise is removed before training.' })
  isBackgroundNoiseRemoved!: boolean | null

  @Field(() => Boolean, { nullable: true, description: 'Whether the cleaned recording exists.' })
  hasIsolatedAudio!: boolean | null

  @Field(() => Boolean, { nullable: true, description: 'Whether a preview of the cleaned recording exists.' })
  hasIsolatedAudioPreview!: boolean | null

  @Field(() => Int, { nullable: true, description: 'Where the used part begins, in milliseconds from the start.' })
  trimStartMs!: number | null

  @Field(() => Int, { nullable: true, description: 'Where the used part ends, in milliseconds from the start.' })
  trimEndMs!: number | null

  /** `undefined` where the answer that this sample came in left it out; a loader then asks for it. */
  separation!: VoiceSampleSpeakerSeparation | null | undefined
}
