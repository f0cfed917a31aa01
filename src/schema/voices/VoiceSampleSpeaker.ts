import { Directive, Field, Float, ID, ObjectType } from 'type-graphql'
import { voiceSampleId, voiceSampleSpeakerId } from '../shared/compositeId.js'

@ObjectType({ description: 'Part of a sample in which one speaker speaks.', simpleResolvers: true })
export class VoiceSampleUtterance {
  @Field(() => Float, { description: 'Start in seconds from the start of the sample.' })
  startSecs!: number

  @Field(() => Float, { description: 'End in seconds from the start of the sample.' })
  endSecs!: number
}

@Directive('@key(fields: "id")')
@Directive('@key(fields: "voiceId sampleId upstreamId")')
@ObjectType({ description: 'A speaker of a sample, detected by speaker separation.', simpleResolvers: true })
export class VoiceSampleSpeaker {
  @Field(() => ID, { description: 'Globally unique id. Opaque and stable.' })
  get id(): string {
    const { voiceId, upstreamSampleId: sampleId, upstreamId: speakerId } = this
    return voiceSampleSpeakerId.encode({ voiceId, sampleId, speakerId })
  }

  @Field(() => ID, { description: 'Id of the voice of the sample.' })
  voiceId!: string

  @Field(() => ID, { description: 'Id of the sample.' })
  get sampleId(): string {
    return voiceSampleId.encode({ voiceId: this.voiceId, sampleId: this.upstreamSampleId })
  }

  @Field(() => ID, { description: 'Id at the voice service, unique within the sample.' })
  upstreamId!: string

  upstreamSampleId!: string

  @Field(() => Float, { nullable: true, description: 'Total speaking time in seconds; null if it is not known.' })
  durationSecs!: number | null

  @Field(() => Boolean, { nullable: true, description: 'Whether the voice is trained on this speaker.' })
  isSelected!: boolean

  @Field(() => [VoiceSampleUtterance], {
    nullable: true,
    description: 'Utterances in chronological order; empty if they are not known.',
  })
  utterances!: VoiceSampleUtterance[]
}
