import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql'
import type { Context } from '../../context.js'
import { SeparateSpeakersPayload } from '../../schema/jobs/JobPayloads.js'
import { Costs } from '../../schema/shared/Costs.js'
import {
  AddVoiceSamplesInput,
  DeleteVoiceSampleInput,
  SeparateSpeakersInput,
  UpdateVoiceSampleInput,
} from '../../schema/voices/inputs/VoiceSampleInputs.js'
import {
  AddVoiceSamplesPayload,
  DeleteVoiceSamplePayload,
  UpdateVoiceSamplePayload,
} from '../../schema/voices/SamplePayloads.js'
import { VoiceSample } from '../../schema/voices/VoiceSample.js'
import { addVoiceSamples } from '../../services/voices/addVoiceSamples.js'
import { deleteVoiceSample } from '../../services/voices/deleteVoiceSample.js'
import { findSample } from '../../services/voices/findSample.js'
import { separateSpeakers } from '../../services/voices/separateSpeakers.js'
import { updateVoiceSample } from '../../services/voices/updateVoiceSample.js'
import { RequiresScope } from '../shared/requiresScope.js'
import { answerVoiceChange } from './answerVoiceChange.js'

@Resolver()
export class VoiceSampleEditResolver {
  @RequiresScope('voices:write')
  @Mutation(() => AddVoiceSamplesPayload, {
    nullable: true,
    description: 'Add recordings to a professional voice. All of them are added, or none.',
  })
  addVoiceSamples(
    @Arg('input', () => AddVoiceSamplesInput, { description: 'Which recordings.' }) input: AddVoiceSamplesInput,
    @Ctx() context: Context,
  ): Promise<AddVoiceSamplesPayload> {
    return answerVoiceChange({ context, input }, () => addVoiceSamples(context, input), { sampleIds: [] })
  }

  @RequiresScope('voices:write')
  @Mutation(() => UpdateVoiceSamplePayload, {
    nullable: true,
    description: 'Clean, trim or rename a sample, or choose whom of it the voice is trained on.',
  })
  updateVoiceSample(
    @Arg('input', () => UpdateVoiceSampleInput, { description: 'What to change.' }) input: UpdateVoiceSampleInput,
    @Ctx() context: Context,
  ): Promise<UpdateVoiceSamplePayload> {
    return answerVoiceChange({ context, input }, () => updateVoiceSample(context, input), { sampleId: null })
  }

  @RequiresScope('voices:write')
  @Mutation(() => DeleteVoiceSamplePayload, { nullable: true, description: 'Delete a sample, for good.' })
  deleteVoiceSample(
    @Arg('input', () => DeleteVoiceSampleInput, { description: 'Which sample.' }) input: DeleteVoiceSampleInput,
    @Ctx() context: Context,
  ): Promise<DeleteVoiceSamplePayload> {
    return answerVoiceChange(
      { context, input },
      async () => {
        const { voiceId, sampleId } = await deleteVoiceSample(context, input)
        return { voiceId, deletedVoiceSampleId: sampleId }
      },
      { deletedVoiceSampleId: null },
    )
  }

  @RequiresScope('voices:write')
  @Mutation(() => SeparateSpeakersPayload, {
    nullable: true,
    description: 'Find out who is heard in a sample; `job` tells how far that is.',
  })
  separateSpeakers(
    @Arg('input', () => SeparateSpeakersInput, { description: 'Which sample.' }) input: SeparateSpeakersInput,
    @Ctx() context: Context,
  ): Promise<SeparateSpeakersPayload> {
    return answerVoiceChange({ context, input }, () => separateSpeakers(context, input), { jobId: null })
  }
}

@Resolver(() => AddVoiceSamplesPayload)
export class AddVoiceSamplesPayloadResolver {
  @Costs('batched')
  @FieldResolver(() => [VoiceSample], {
    nullable: true,
    description: 'The new samples, as the voice shows them now.',
  })
  async samples(
    @Root() { voiceId, sampleIds }: AddVoiceSamplesPayload,
    @Ctx() context: Context,
  ): Promise<VoiceSample[]> {
    if (voiceId === null) return []
    const samples = await Promise.all(sampleIds.map((sampleId) => findSample(context, voiceId, sampleId)))
    return samples.filter((sample) => sample !== null)
  }
}

@Resolver(() => UpdateVoiceSamplePayload)
export class UpdateVoiceSamplePayloadResolver {
  @Costs('batched')
  @FieldResolver(() => VoiceSample, { nullable: true, description: 'The sample after the change.' })
  sample(
    @Root() { voiceId, sampleId }: UpdateVoiceSamplePayload,
    @Ctx() context: Context,
  ): Promise<VoiceSample | null> | null {
    return voiceId === null || sampleId === null ? null : findSample(context, voiceId, sampleId)
  }
}
