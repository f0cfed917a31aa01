import { Field, ID, ObjectType } from 'type-graphql'
import { enumOf } from '../shared/enumOf.js'
import { Speaker } from './Speaker.js'

export const SpeakerSeparationStatus = enumOf('SpeakerSeparationStatus', 'How far the separation of speakers is.', {
  NOT_STARTED: 'Nobody has asked for it yet.',
  PENDING: 'It is running.',
  COMPLETED: 'The speakers are known.',
  FAILED: 'It ended without a result and may be started again.',
  UNKNOWN: 'A status that this version does not know.',
})
export type SpeakerSeparationStatus = keyof typeof SpeakerSeparationStatus

@ObjectType({
  description: 'Who is heard in a sample, and which of them the voice is trained on.',
  simpleResolvers: true,
})
export class SpeakerSeparation {
  @Field(() => SpeakerSeparationStatus, { description: 'How far the separation is.' })
  status!: SpeakerSeparationStatus

  @Field(() => [Speaker], { description: 'The speakers found; empty until the separation has completed.' })
  speakers!: Speaker[]

  @Field(() => [Speaker], { description: 'The speakers that the voice is trained on.' })
  selectedSpeakers!: Speaker[]

  @Field(() => [ID], {
    description: 'Ids of the chosen speakers, as stored; they may outlive the speakers themselves.',
  })
  selectedSpeakerIds!: string[]
}
