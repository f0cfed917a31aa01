import { Arg, ID, Resolver, Root, Subscription } from 'type-graphql'
import type { Context } from '../../context.js'
import type { JobView } from '../../datasources/postgres/jobs/JobStore.js'
import { toJob } from '../../loaders/jobLoader.js'
import { VoiceJob } from '../../schema/jobs/VoiceJob.js'
import { SafeInt } from '../../schema/shared/scalars.js'
import { followJob, followSeparation, followTraining } from '../../services/jobs/followVoiceJobs.js'
import { RequiresScope } from '../shared/RequiresScope.js'

interface SubscribeArguments {
  context: Context
  args: { id: string; voiceId: string; sampleId: string; modelId?: string | null; since?: number | null }
}

const since = {
  nullable: true,
  description: 'Highest `revision` received. States that are not newer are not sent.',
} as const

/**
 * The bus only signals that a job has changed. Each event is read from Postgres with the permissions of its viewer,
 * and its field resolvers load data again.
 */
@Resolver()
export class VoiceJobSubscriptions {
  @RequiresScope('voices:read')
  @Subscription(() => VoiceJob, {
    nullable: true,
    description:
      'Sends the current state of the training of a voice, then every change. Completes when all trainings have ' +
      'ended. If no training was started, sends null and waits for one.',
    subscribe: ({ context, args }: SubscribeArguments) => followTraining(context, args),
  })
  voiceTrainingUpdated(
    @Arg('voiceId', () => ID, { description: 'Id of the voice.' }) _voiceId: string,
    @Arg('modelId', () => ID, { nullable: true, description: 'Id of the model. Default: all models.' })
    _modelId: string | null,
    @Arg('since', () => SafeInt, since) _since: number | null,
    @Root() event: JobView | null,
  ): VoiceJob | null {
    return event && toJob(event)
  }

  @RequiresScope('voices:read')
  @Subscription(() => VoiceJob, {
    nullable: true,
    description:
      'Sends the current state of the speaker separation of a sample, then every change. Completes when the ' +
      'separation has ended. If none was started, sends null and waits for one.',
    subscribe: ({ context, args }: SubscribeArguments) => followSeparation(context, args),
  })
  speakerSeparationUpdated(
    @Arg('sampleId', () => ID, { description: 'Id of the sample.' }) _sampleId: string,
    @Arg('since', () => SafeInt, since) _since: number | null,
    @Root() event: JobView | null,
  ): VoiceJob | null {
    return event && toJob(event)
  }

  @RequiresScope()
  @Subscription(() => VoiceJob, {
    nullable: true,
    description: 'Sends the current state of a job, then every change. Completes when the job has ended.',
    subscribe: ({ context, args }: SubscribeArguments) => followJob(context, args),
  })
  voiceJobUpdated(
    @Arg('id', () => ID, { description: 'Id of the job.' }) _id: string,
    @Arg('since', () => SafeInt, since) _since: number | null,
    @Root() event: JobView,
  ): VoiceJob {
    return toJob(event)
  }
}
