import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql'
import type { Context } from '../../context.js'
import { SeparateSpeakersPayload } from '../../schema/jobs/VoiceJobPayloads.js'
import { Costs } from '../../schema/shared/Costs.js'
import { voiceSampleId } from '../../schema/shared/compositeId.js'
import {
  AddVoiceSamplesInput,
  DeleteVoiceSampleInput,
  SeparateSpeakersInput,
  UpdateVoiceSampleInput,
} from '../../schema/voices/inputs/VoiceSampleInputs.js'
import { VoiceSample } from '../../schema/voices/VoiceSample.js'
import {
  AddVoiceSamplesPayload,
  DeleteVoiceSamplePayload,
  UpdateVoiceSamplePayload,
} from '../../schema/voices/VoiceSamplePayloads.js'
import { addVoiceSamples } from '../../services/voices/addVoiceSamples.js'
import { deleteVoiceSample } from '../../services/voices/deleteVoiceSample.js'
import { findSampleById } from '../../services/voices/findSample.js'
import { separateSpeakers } from '../../services/voices/separateSpeakers.js'
import { updateVoiceSample } from '../../services/voices/updateVoiceSample.js'
import { RequiresScope } from '../shared/RequiresScope.js'
import { runMutation } from '../shared/runMutation.js'

@Resolver()
export class VoiceSampleEditResolver {
  @RequiresScope('voices:write')
  @Mutation(() => AddVoiceSamplesPayload, {
    nullable: true,
    description: 'Adds audio files to a professional voice: all of them or none. Requires the permission EDIT.',
  })
  addVoiceSamples(
    @Arg('input', () => AddVoiceSamplesInput, { description: 'Input of `addVoiceSamples`.' })
    input: AddVoiceSamplesInput,
    @Ctx() context: Context,
  ): Promise<AddVoiceSamplesPayload> {
    const add = async () => {
      const { voiceId, sampleIds } = await addVoiceSamples(context, input)
      return { voiceId, sampleIds: sampleIds.map((sampleId) => voiceSampleId.encode({ voiceId, sampleId })) }
    }
    return runMutation({ context, input, subject: 'voiceId', unchanged: { voiceId: null, sampleIds: [] } }, add)
  }

  @RequiresScope('voices:write')
  @Mutation(() => UpdateVoiceSamplePayload, {
    nullable: true,
    description:
      'Changes the noise removal, the used part, the file name or the selected speakers of a sample. Requires the ' +
      'permission EDIT.',
  })
  updateVoiceSample(
    @Arg('input', () => UpdateVoiceSampleInput, { description: 'Input of `updateVoiceSample`.' })
    input: UpdateVoiceSampleInput,
    @Ctx() context: Context,
  ): Promise<UpdateVoiceSamplePayload> {
    const update = async () => {
      const { voiceId } = await updateVoiceSample(context, input)
      return { voiceId, sampleId: input.id }
    }
    return runMutation({ context, input, subject: 'id', unchanged: { voiceId: null, sampleId: null } }, update)
  }

  @RequiresScope('voices:write')
  @Mutation(() => DeleteVoiceSamplePayload, {
    nullable: true,
    description: 'Deletes a sample permanently. Requires the permission EDIT.',
  })
  deleteVoiceSample(
    @Arg('input', () => DeleteVoiceSampleInput, { description: 'Input of `deleteVoiceSample`.' })
    input: DeleteVoiceSampleInput,
    @Ctx() context: Context,
  ): Promise<DeleteVoiceSamplePayload> {
    const remove = async () => {
      const { voiceId } = await deleteVoiceSample(context, input)
      return { voiceId, deletedVoiceSampleId: input.id }
    }
    return runMutation(
      { context, input, subject: 'id', unchanged: { voiceId: null, deletedVoiceSampleId: null } },
      remove,
    )
  }

  @RequiresScope('voices:write')
  @Mutation(() => SeparateSpeakersPayload, {
    nullable: true,
    description:
      'Starts the separation of the speakers of a sample; `job` contains the progress. Requires the permission EDIT.',
  })
  separateSpeakers(
    @Arg('input', () => SeparateSpeakersInput, { description: 'Input of `separateSpeakers`.' })
    input: SeparateSpeakersInput,
    @Ctx() context: Context,
  ): Promise<SeparateSpeakersPayload> {
    return runMutation({ context, input, subject: 'id', unchanged: { voiceId: null, jobId: null } }, () =>
      separateSpeakers(context, input),
    )
  }
}

@Resolver(() => AddVoiceSamplesPayload)
export class AddVoiceSamplesPayloadResolver {
  @Costs('batched')
  @FieldResolver(() => [VoiceSample], {
    nullable: true,
    description: 'The new samples.',
  })
  async samples(
    @Root() { voiceId, sampleIds }: AddVoiceSamplesPayload,
    @Ctx() context: Context,
  ): Promise<VoiceSample[]> {
    if (voiceId === null) return []
    const samples = await Promise.all(sampleIds.map((id) => findSampleById(context, id)))
    return samples.filter((sample) => sample !== null)
  }
}

@Resolver(() => UpdateVoiceSamplePayload)
export class UpdateVoiceSamplePayloadResolver {
  @Costs('batched')
  @FieldResolver(() => VoiceSample, {
    nullable: true,
    description: 'The sample after the change; null if nothing was changed.',
  })
  sample(@Root() { sampleId }: UpdateVoiceSamplePayload, @Ctx() context: Context): Promise<VoiceSample | null> | null {
    return sampleId === null ? null : findSampleById(context, sampleId)
  }
}
