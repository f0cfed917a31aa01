import { Directive, Field, Float, ID, ObjectType } from 'type-graphql'
import { voiceSampleId, voiceSampleSpeakerId } from '../shared/compositeId.js'

@ObjectType({ description: 'A stretch of a sample in which one speaker is heard.', simpleResolvers: true })
export class VoiceSampleUtterance {
  @Field(() => Float, { description: 'Start within the sample, in seconds.' })
  startSecs!: number

  @Field(() => Float, { description: 'End within the sample, in seconds.' })
  endSecs!: number
}

@Directive('@key(fields: "id")')
@Directive('@key(fields: "voiceId sampleId upstreamId")')
@ObjectType({ description: 'One person heard in a sample, found by speaker separation.', simpleResolvers: true })
export class VoiceSampleSpeaker {
  @Field(() => ID, { description: 'Globally unique id. Opaque and stable.' })
  get id(): string {
    const { voiceId, upstreamSampleId: sampleId, upstreamId: speakerId } = this
    return voiceSampleSpeakerId.encode({ voiceId, sampleId, speakerId })
  }

  @Field(() => ID, { description: 'Id of the voice that the sample belongs to.' })
  voiceId!: string

  @Field(() => ID, { description: 'Id of the sample.' })
  get sampleId(): string {
    return voiceSampleId.encode({ voiceId: this.voiceId, sampleId: this.upstreamSampleId })
  }

  @Field(() => ID, { description: 'Id at the voice service, unique within the sample.' })
  upstreamId!: string

  upstreamSampleId!: string

  @Field(() => Float, { nullable: true, description: 'How long this speaker is heard in all, in seconds.' })
  durationSecs!: number | null

  @Field(() => Boolean, { nullable: true, description: 'Whether the voice is trained on this speaker of the sample.' })
  isSelected!: boolean

  @Field(() => [VoiceSampleUtterance], {
    nullable: true,
    description: 'When this speaker is heard, in order; empty where it is not known.',
  })
  utterances!: VoiceSampleUtterance[]
}
