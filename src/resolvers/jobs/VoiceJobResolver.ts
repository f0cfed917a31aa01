import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../../context.js'
import { DubbingRender } from '../../schema/dubbing/DubbingRender.js'
import { DubbingResource } from '../../schema/dubbing/DubbingResource.js'
import { VoiceJob, VoiceJobConnection } from '../../schema/jobs/VoiceJob.js'
import { SeparateSpeakersPayload, TrainVoicePayload } from '../../schema/jobs/VoiceJobPayloads.js'
import { VoiceJobsArgs } from '../../schema/jobs/VoiceJobsArgs.js'
import { Costs } from '../../schema/shared/Costs.js'
import { User } from '../../schema/users/User.js'
import { Voice } from '../../schema/voices/Voice.js'
import { VoiceSample } from '../../schema/voices/VoiceSample.js'
import { VoiceModel } from '../../schema/workspace/VoiceModel.js'
import { findSampleById } from '../../services/voices/findSample.js'
import { findRender } from '../dubbing/dubbingParts.js'
import { loadDubbing } from '../dubbing/loadDubbing.js'
import { connectionDirectives } from '../shared/connectionDirectives.js'
import { loadModel } from '../shared/loadModel.js'
import { RequiresScope } from '../shared/RequiresScope.js'

@Resolver(() => VoiceJob)
export class VoiceJobResolver {
  @RequiresScope()
  @Query(() => VoiceJob, {
    nullable: true,
    description: 'Returns a job by id; null if it does not exist or is not visible to you.',
  })
  voiceJob(
    @Arg('id', () => ID, { description: 'Id of the job.' }) id: string,
    @Ctx() { loaders }: Context,
  ): Promise<VoiceJob | null> {
    return loaders.job.load(id)
  }

  @connectionDirectives()
  @RequiresScope()
  @Query(() => VoiceJobConnection, {
    nullable: true,
    description: 'Lists the jobs of voices and dubbings that are visible to you, newest first.',
  })
  voiceJobs(@Args(() => VoiceJobsArgs) args: VoiceJobsArgs, @Ctx() { loaders }: Context): Promise<VoiceJobConnection> {
    return loaders.jobs.load(args)
  }

  @Costs('batched')
  @FieldResolver(() => Voice, {
    nullable: true,
    description: 'The voice of the job; null if there is none or it is not visible to you.',
  })
  voice(@Root() { voiceId }: VoiceJob, @Ctx() { loaders }: Context): Promise<Voice | null> | null {
    return voiceId === null ? null : loaders.voice.load(voiceId)
  }

  @Costs('batched')
  @FieldResolver(() => VoiceSample, {
    nullable: true,
    description: 'The sample of the job; null if there is none or it is not visible to you.',
  })
  sample(@Root() { sampleId }: VoiceJob, @Ctx() context: Context): Promise<VoiceSample | null> | null {
    return sampleId === null ? null : findSampleById(context, sampleId)
  }

  @Costs('batched')
  @FieldResolver(() => VoiceModel, {
    nullable: true,
    description: 'The model of a training; null if there is none or it is no longer offered.',
  })
  model(@Root() { modelId }: VoiceJob, @Ctx() context: Context): Promise<VoiceModel | null> | null {
    return modelId === null ? null : loadModel(modelId, context)
  }

  @RequiresScope('dubbing:read')
  @Costs('batched')
  @FieldResolver(() => DubbingResource, {
    nullable: true,
    description: 'The dubbing of the job; null if there is none or it is not visible to you.',
  })
  dubbing(
    @Root() { dubbingId }: VoiceJob,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<DubbingResource | null> | null {
    return dubbingId === null ? null : loadDubbing(dubbingId, context, info)
  }

  @Costs('sharedCall')
  @RequiresScope('dubbing:read')
  @FieldResolver(() => DubbingRender, {
    nullable: true,
    description:
      'The render of the job; null if there is none or it is not visible to you. One upstream call for each dubbing.',
  })
  render(@Root() { renderId }: VoiceJob, @Ctx() context: Context): Promise<DubbingRender | null> | null {
    return renderId === null ? null : findRender(context, renderId)
  }
}

@Resolver(() => Voice)
export class VoiceJobsResolver {
  @connectionDirectives()
  @Costs('page')
  @FieldResolver(() => VoiceJobConnection, {
    nullable: true,
    description: 'Lists the jobs of the voice, newest first.',
  })
  jobs(
    @Root() { id }: Voice,
    @Args(() => VoiceJobsArgs) args: VoiceJobsArgs,
    @Ctx() { loaders }: Context,
  ): Promise<VoiceJobConnection> {
    return loaders.jobsOfVoice.load(id, args)
  }
}

@Resolver(() => VoiceSample)
export class VoiceSampleJobsResolver {
  @connectionDirectives()
  @Costs('page')
  @FieldResolver(() => VoiceJobConnection, {
    nullable: true,
    description: 'Lists the jobs of the sample, newest first.',
  })
  jobs(
    @Root() { id }: VoiceSample,
    @Args(() => VoiceJobsArgs) args: VoiceJobsArgs,
    @Ctx() { loaders }: Context,
  ): Promise<VoiceJobConnection> {
    return loaders.jobsOfSample.load(id, args)
  }
}

@Resolver(() => DubbingResource)
export class DubbingJobsResolver {
  @connectionDirectives()
  @Costs('page')
  @FieldResolver(() => VoiceJobConnection, {
    nullable: true,
    description: 'Lists the jobs of the dubbing, newest first.',
  })
  jobs(
    @Root() { id }: DubbingResource,
    @Args(() => VoiceJobsArgs) args: VoiceJobsArgs,
    @Ctx() { loaders }: Context,
  ): Promise<VoiceJobConnection> {
    return loaders.jobsOfDubbing.load(id, args)
  }
}

@Resolver(() => DubbingRender)
export class DubbingRenderJobResolver {
  @Costs('batched')
  @FieldResolver(() => VoiceJob, {
    nullable: true,
    description: 'The job of the render; null if the render was started outside this service or the job was deleted.',
  })
  job(@Root() { id }: DubbingRender, @Ctx() { loaders }: Context): Promise<VoiceJob | null> {
    return loaders.jobOfRender.load(id)
  }
}

@Resolver(() => User)
export class UserJobsResolver {
  @connectionDirectives()
  @RequiresScope()
  @Costs('page')
  @FieldResolver(() => VoiceJobConnection, {
    nullable: true,
    description: 'Lists the jobs of voices and dubbings that the user owns and that are visible to you, newest first.',
  })
  voiceJobs(
    @Root() user: User,
    @Args(() => VoiceJobsArgs) args: VoiceJobsArgs,
    @Ctx() { loaders }: Context,
  ): Promise<VoiceJobConnection> {
    return loaders.jobsOfUser.load(user.id, args)
  }
}

@Resolver(() => TrainVoicePayload)
export class TrainVoicePayloadResolver {
  @Costs('batched')
  @FieldResolver(() => VoiceJob, {
    nullable: true,
    description: 'The job of the training; null if nothing was started.',
  })
  job(@Root() { jobId }: TrainVoicePayload, @Ctx() { loaders }: Context): Promise<VoiceJob | null> | null {
    return jobId === null ? null : loaders.job.load(jobId)
  }
}

@Resolver(() => SeparateSpeakersPayload)
export class SeparateSpeakersPayloadResolver {
  @Costs('batched')
  @FieldResolver(() => VoiceJob, {
    nullable: true,
    description: 'The job of the separation; null if nothing was started.',
  })
  job(@Root() { jobId }: SeparateSpeakersPayload, @Ctx() { loaders }: Context): Promise<VoiceJob | null> | null {
    return jobId === null ? null : loaders.job.load(jobId)
  }
}
