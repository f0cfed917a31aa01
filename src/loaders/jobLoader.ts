import type DataLoader from 'dataloader'
import type { JobStore, JobView } from '../datasources/postgres/jobs/JobStore.js'
import { VoiceJob } from '../schema/jobs/Job.js'
import { dubbingRenderId, voiceSampleId } from '../schema/shared/compositeId.js'
import { batchById } from './batchById.js'

export interface JobLoaders {
  job: DataLoader<string, VoiceJob | null, string>
  /** The newest jobs of a voice, newest first. */
  jobsOfVoice: DataLoader<string, VoiceJob[] | null, string>
  /** The newest jobs of a dubbing, newest first. */
  jobsOfDubbing: DataLoader<string, VoiceJob[] | null, string>
}

export function createJobLoaders(jobs: JobStore): JobLoaders {
  return {
    job: batchById<string, VoiceJob>(
      async (ids) => {
        const found = await jobs.getMany(ids)
        return new Map(ids.flatMap((id, index) => (found[index] ? [[id, toJob(found[index])] as const] : [])))
      },
      { maxBatchSize: 1_000 },
    ),
    jobsOfVoice: batchById<string, VoiceJob[]>(
      async (voiceIds) => {
        const found = await jobs.ofVoice(voiceIds)
        return new Map(voiceIds.map((id, index) => [id, (found[index] ?? []).map(toJob)]))
      },
      { maxBatchSize: 1_000 },
    ),
    jobsOfDubbing: batchById<string, VoiceJob[]>(
      async (dubbingIds) => {
        const found = await jobs.ofDubbing(dubbingIds)
        return new Map(dubbingIds.map((id, index) => [id, (found[index] ?? []).map(toJob)]))
      },
      { maxBatchSize: 1_000 },
    ),
  }
}

export function toJob({ ownerId, sampleId, renderId, ...view }: JobView): VoiceJob {
  const { voiceId, dubbingId } = view
  return Object.assign(new VoiceJob(), view, {
    sampleId: voiceId === null || sampleId === null ? null : voiceSampleId.encode({ voiceId, sampleId }),
    renderId: dubbingId === null || renderId === null ? null : dubbingRenderId.encode({ dubbingId, renderId }),
    owner: ownerId === null ? null : { id: ownerId },
  })
}
