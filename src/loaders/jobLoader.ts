import type DataLoader from 'dataloader'
import type { JobStore, JobView } from '../datasources/postgres/jobs/JobStore.js'
import { VoiceJob } from '../schema/jobs/VoiceJob.js'
import { dubbingRenderId, voiceSampleId } from '../schema/shared/compositeId.js'
import { batchById } from './batchById.js'

export interface JobLoaders {
  job: DataLoader<string, VoiceJob | null, string>
  /** The newest job of a render, by its global id. */
  jobOfRender: DataLoader<string, VoiceJob | null, string>
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
    jobOfRender: batchById<string, VoiceJob>(
      async (ids) => {
        const keys = ids.map((id) => dubbingRenderId.decode(id) ?? { dubbingId: '', renderId: '' })
        const found = await jobs.ofRenders(keys)
        return new Map(ids.flatMap((id, index) => (found[index] ? [[id, toJob(found[index])] as const] : [])))
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
