import { Field, ID, ObjectType } from 'type-graphql'
import { VoicePayload } from './VoicePayload.js'

@ObjectType({ implements: VoicePayload, description: 'Result of `addVoiceSamples`.' })
export class AddVoiceSamplesPayload extends VoicePayload {
  @Field(() => [ID], { description: 'Ids of the new samples, in the order of the files; empty if nothing was added.' })
  sampleIds!: string[]
}

@ObjectType({ implements: VoicePayload, description: 'Result of `updateVoiceSample`.' })
export class UpdateVoiceSamplePayload extends VoicePayload {
  @Field(() => ID, { nullable: true, description: 'Id of the changed sample; null if nothing was changed.' })
  sampleId!: string | null
}

@ObjectType({ implements: VoicePayload, description: 'Result of `deleteVoiceSample`.' })
export class DeleteVoiceSamplePayload extends VoicePayload {
  @Field(() => ID, { nullable: true, description: 'Id of the deleted sample; null if nothing was deleted.' })
  deletedVoiceSampleId!: string | null
}
