import { authorize } from '../../auth/authorize.js'
import type { Context } from '../../context.js'
import type { JobView } from '../../datasources/postgres/jobs/JobStore.js'
import { NotFound } from '../../errors.js'
import { followJobs } from './followJobs.js'

type Following = Promise<AsyncIterableIterator<JobView>>

/** The training of a voice, for one model or all. Throws NotFound when the viewer may not see the voice. */
export async function followTraining(
  context: Context,
  voiceId: string,
  modelId?: string | null,
  since?: number | null,
): Following {
  authorize(context.viewer, 'voices:read')
  const load = () => context.jobs.latest({ kind: 'VOICE_TRAINING', voiceId, modelId })
  return follow(context, [`voice-training:${voiceId}`], load, new NotFound('Voice', voiceId), since)
}

export async function followSeparation(
  context: Context,
  voiceId: string,
  sampleId: string,
  since?: number | null,
): Following {
  authorize(context.viewer, 'voices:read')
  const load = () => context.jobs.latest({ kind: 'SPEAKER_SEPARATION', voiceId, sampleId })
  return follow(context, [`separation:${voiceId}:${sampleId}`], load, new NotFound('Voice', voiceId), since)
}

export function followJob(context: Context, id: string, since?: number | null): Following {
  const load = async () => {
    const [job] = await context.jobs.getMany([id])
    return job ? [job] : null
  }
  return follow(context, [`job:${id}`], load, new NotFound('Job', id), since)
}

/** What cannot be seen is refused at once; later, when a permission is withdrawn, the stream just ends. */
async function follow(
  { viewer, bus, signal }: Context,
  topics: readonly string[],
  load: () => Promise<readonly JobView[] | null>,
  unseen: NotFound,
  since?: number | null,
): Following {
  authorize(viewer)
  if ((await load()) === null) throw unseen
  return followJobs({ bus, topics, load, signal, since })
}
