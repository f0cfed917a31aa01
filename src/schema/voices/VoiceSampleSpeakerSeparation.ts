import { Field, ID, ObjectType } from 'type-graphql'
import { enumOf } from '../shared/enumOf.js'
import { VoiceSampleSpeaker } from './VoiceSampleSpeaker.js'

export const VoiceSampleSpeakerSeparationStatus = enumOf(
  'VoiceSampleSpeakerSeparationStatus',
  'How far the separation of speakers is.',
  {
    NOT_STARTED: 'Nobody has asked for it yet.',
    PENDING: 'It is running.',
    COMPLETED: 'The speakers are known.',
    FAILED: 'It ended without a result and may be started again.',
    UNKNOWN: 'A status that this version does not know.',
  },
)
export type VoiceSampleSpeakerSeparationStatus = keyof typeof VoiceSampleSpeakerSeparationStatus

@ObjectType({
  description: 'Who is heard in a sample, and which of them the voice is trained on.',
  simpleResolvers: true,
})
export class VoiceSampleSpeakerSeparation {
  @Field(() => VoiceSampleSpeakerSeparationStatus, { description: 'How far the separation is.' })
  status!: VoiceSampleSpeakerSeparationStatus

  @Field(() => [VoiceSampleSpeaker], { description: 'The speakers found; empty until the separation has completed.' })
  speakers!: VoiceSampleSpeaker[]

  @Field(() => [VoiceSampleSpeaker], { description: 'The speakers that the voice is trained on.' })
  selectedSpeakers!: VoiceSampleSpeaker[]

  @Field(() => [ID], {
    description: 'Ids of the chosen speakers, as stored; they may outlive the speakers themselves.',
  })
  selectedSpeakerIds!: string[]

  upstreamSelectedIds!: string[]
}
