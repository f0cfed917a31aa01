import { Field, ID, ObjectType } from 'type-graphql'
import { enumOf } from '../shared/enumOf.js'
import { VoiceSampleSpeaker } from './VoiceSampleSpeaker.js'

export const VoiceSampleSpeakerSeparationStatus = enumOf(
  'VoiceSampleSpeakerSeparationStatus',
  'Status of a speaker separation.',
  {
    NOT_STARTED: 'The separation was not started.',
    PENDING: 'The separation is running.',
    COMPLETED: 'The speakers are available.',
    FAILED: 'The separation ended without a result. It can be started again.',
    UNKNOWN: 'A status that this version does not know.',
  },
)
export type VoiceSampleSpeakerSeparationStatus = keyof typeof VoiceSampleSpeakerSeparationStatus

@ObjectType({
  description: 'Speakers of a sample, and the selection for the training.',
  simpleResolvers: true,
})
export class VoiceSampleSpeakerSeparation {
  @Field(() => VoiceSampleSpeakerSeparationStatus, { description: 'Status of the separation.' })
  status!: VoiceSampleSpeakerSeparationStatus

  @Field(() => [VoiceSampleSpeaker], { description: 'Detected speakers; empty until the separation has finished.' })
  speakers!: VoiceSampleSpeaker[]

  @Field(() => [VoiceSampleSpeaker], { description: 'Speakers that the voice is trained on.' })
  selectedSpeakers!: VoiceSampleSpeaker[]

  @Field(() => [ID], {
    description: 'Ids of the selected speakers, as stored. They may include speakers that no longer exist.',
  })
  selectedSpeakerIds!: string[]

  upstreamSelectedIds!: string[]
}
