import { authorize } from '../../auth/authorize.js'
import type { Context } from '../../context.js'
import type { JobView } from '../../datasources/postgres/jobs/JobView.js'
import { NotFound } from '../../errors.js'
import { decodeSampleId } from '../voices/findSample.js'
import { followJobs } from './followJobs.js'

type JobStream = Promise<AsyncIterableIterator<JobView | null>>

interface Since {
  since?: number | null
}

/** The trainings of a voice, for one model or all; null first if none was started. Throws NotFound if the voice is not visible. */
export async function followTraining(
  context: Context,
  { voiceId, modelId, since }: { voiceId: string; modelId?: string | null } & Since,
): JobStream {
  authorize(context.viewer, 'voices:read')
  return follow(context, {
    topic: `voice-training:${voiceId}`,
    load: () => context.jobs.latest({ kind: 'VOICE_TRAINING', voiceId, modelId }),
    findWork: () => context.recordWork({ voiceId }),
    notFound: new NotFound('Voice', voiceId),
    since,
  })
}

export async function followSeparation(
  context: Context,
  { sampleId: id, since }: { sampleId: string } & Since,
): JobStream {
  authorize(context.viewer, 'voices:read')
  const { voiceId, sampleId } = decodeSampleId(id)
  return follow(context, {
    topic: `separation:${voiceId}:${sampleId}`,
    load: () => context.jobs.latest({ kind: 'SPEAKER_SEPARATION', voiceId, sampleId }),
    findWork: () => context.recordWork({ voiceId, sampleId }),
    notFound: new NotFound('Voice', voiceId),
    since,
  })
}

export function followJob(context: Context, { id, since }: { id: string } & Since): JobStream {
  const load = async () => {
    const [job] = await context.jobs.getMany([id])
    return job ? [job] : null
  }
  return follow(context, { topic: `job:${id}`, load, notFound: new NotFound('Job', id), since })
}

interface Followed extends Since {
  topic: string
  load: () => Promise<readonly JobView[] | null>
  findWork?: () => Promise<void>
  notFound: NotFound
}

async function follow(
  { viewer, bus, signal }: Context,
  { topic, load, findWork, notFound, since }: Followed,
): JobStream {
  authorize(viewer)
  const jobs = await load()
  if (jobs === null) throw notFound
  if (jobs.length === 0) await findWork?.()
  return followJobs({ bus, topics: [topic], load, signal, since })
}
