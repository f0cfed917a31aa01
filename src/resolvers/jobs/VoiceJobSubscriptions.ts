import { Arg, ID, Resolver, Root, Subscription } from 'type-graphql'
import type { Context } from '../../context.js'
import type { JobView } from '../../datasources/postgres/jobs/JobStore.js'
import { toJob } from '../../loaders/jobLoader.js'
import { VoiceJob } from '../../schema/jobs/VoiceJob.js'
import { SafeInt } from '../../schema/shared/scalars.js'
import { followJob, followSeparation, followTraining } from '../../services/jobs/followVoiceJobs.js'
import { RequiresScope } from '../shared/RequiresScope.js'

interface Following {
  context: Context
  args: { id: string; voiceId: string; sampleId: string; modelId?: string | null; since?: number | null }
}

const since = {
  nullable: true,
  description: 'The highest `revision` that you have: what you know already is not sent again.',
} as const

/**
 * The bus only says that it is time to look: what a subscription gives was read for it, with its viewer's permission, and
 * what is asked below is loaded anew for each event.
 */
@Resolver()
export class VoiceJobSubscriptions {
  @RequiresScope('voices:read')
  @Subscription(() => VoiceJob, {
    nullable: true,
    description:
      'Follows the training of a voice: first how it is, then every change, and completes when all of it has ended. ' +
      'Before any training it waits for one.',
    subscribe: ({ context, args }: Following) => followTraining(context, args),
  })
  voiceTrainingUpdated(
    @Arg('voiceId', () => ID, { description: 'The voice.' }) _voiceId: string,
    @Arg('modelId', () => ID, { nullable: true, description: 'For one model only; absent: for all.' })
    _modelId: string | null,
    @Arg('since', () => SafeInt, since) _since: number | null,
    @Root() event: JobView,
  ): VoiceJob {
    return toJob(event)
  }

  @RequiresScope('voices:read')
  @Subscription(() => VoiceJob, {
    nullable: true,
    description:
      'Follows the separation of speakers in a sample: first how it is, then every change, and completes when it has ended.',
    subscribe: ({ context, args }: Following) => followSeparation(context, args),
  })
  speakerSeparationUpdated(
    @Arg('sampleId', () => ID, { description: 'Id of the sample.' }) _sampleId: string,
    @Arg('since', () => SafeInt, since) _since: number | null,
    @Root() event: JobView,
  ): VoiceJob {
    return toJob(event)
  }

  @RequiresScope()
  @Subscription(() => VoiceJob, {
    nullable: true,
    description: 'Follows one job: first how it is, then every change, and completes when it has ended.',
    subscribe: ({ context, args }: Following) => followJob(context, args),
  })
  voiceJobUpdated(
    @Arg('id', () => ID, { description: 'Id of the job.' }) _id: string,
    @Arg('since', () => SafeInt, since) _since: number | null,
    @Root() event: JobView,
  ): VoiceJob {
    return toJob(event)
  }
}
