import { Field, ID, ObjectType } from 'type-graphql'
import { VoicePayload } from './VoicePayload.js'

@ObjectType({ implements: VoicePayload, description: 'What `addVoiceSamples` answers.' })
export class AddVoiceSamplesPayload extends VoicePayload {
  @Field(() => [ID], { description: 'Ids of the new samples, in the order of the files; empty when none was added.' })
  sampleIds!: string[]
}

@ObjectType({ implements: VoicePayload, description: 'What `updateVoiceSample` answers.' })
export class UpdateVoiceSamplePayload extends VoicePayload {
  @Field(() => ID, { nullable: true, description: 'Id of the changed sample; null when nothing was changed.' })
  sampleId!: string | null
}

@ObjectType({ implements: VoicePayload, description: 'What `deleteVoiceSample` answers.' })
export class DeleteVoiceSamplePayload extends VoicePayload {
  @Field(() => ID, { nullable: true, description: 'Id of the deleted sample; null when nothing was deleted.' })
  deletedVoiceSampleId!: string | null
}
