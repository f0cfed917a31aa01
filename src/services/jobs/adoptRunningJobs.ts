import type { JobWorkerStore } from '../../datasources/postgres/jobs/JobWorkerStore.js'
import type { Voice } from '../../schema/voices/Voice.js'
import { workOf } from './workOf.js'

/**
 * Creates jobs for work that is in progress upstream and has none: it was started by another program, or by a process that
 * died. Returns their number.
 */
export async function adoptRunningJobs(jobWorkerStore: JobWorkerStore, voices: readonly Voice[]): Promise<number> {
  const running = voices.flatMap(workOf).filter(({ status }) => status !== 'SUCCEEDED' && status !== 'FAILED')
  if (running.length === 0) return 0
  const active = await jobWorkerStore.activeOf([...new Set(running.map(({ voiceId }) => voiceId))])
  let started = 0
  for (const start of running) {
    const hasJob = active.some((job) => {
      if (job.voiceId !== start.voiceId || job.kind !== start.kind) return false
      // A job without a model id is the training of any model: upstream has chosen it.
      return start.kind === 'VOICE_TRAINING'
        ? job.modelId === null || job.modelId === start.modelId
        : job.sampleId === start.sampleId
    })
    if (!hasJob && (await jobWorkerStore.start(start)).isNew) started += 1
  }
  return started
}
