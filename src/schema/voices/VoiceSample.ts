import { Directive, Field, Float, ID, Int, ObjectType } from 'type-graphql'
import { SafeInt } from '../shared/scalars.js'
import type { VoiceSampleSpeakerSeparation } from './SpeakerSeparation.js'

@Directive('@key(fields: "voiceId id")')
@ObjectType({ description: 'A recording that a voice is made from.', simpleResolvers: true })
export class VoiceSample {
  @Field(() => ID, { description: 'Id of the voice that this recording belongs to.' })
  voiceId!: string

  @Field(() => ID, { description: 'Id of the sample, unique within the voice.' })
  id!: string

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
