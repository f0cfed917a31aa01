import type { JobStatus, ObservedJob } from '../../datasources/postgres/jobs/JobWorkerStore.js'
import type { DubbingRenderStatus } from '../../schema/dubbing/DubbingRender.js'
import type { DubbingStatus } from '../../schema/dubbing/DubbingResource.js'
import type { VoiceFineTuning, VoiceTrainingStatus } from '../../schema/voices/VoiceFineTuning.js'
import type { VoiceSampleSpeakerSeparationStatus } from '../../schema/voices/VoiceSampleSpeakerSeparation.js'

export interface Progress {
  status: JobStatus
  progress: number | null
  message: string | null
}

export interface ProgressTimeouts {
  /** During this time after the start, an end that upstream showed before the start does not end the job. */
  oldEndMs: number
  /** A job that upstream reports as not started for longer than this has failed. */
  forgottenMs: number
}

type UpstreamStatus = VoiceTrainingStatus | VoiceSampleSpeakerSeparationStatus | DubbingStatus | DubbingRenderStatus

/** Without UNKNOWN: a status that this version does not know leaves the job unchanged. */
const statusOf: Partial<Record<UpstreamStatus, JobStatus>> = {
  NOT_STARTED: 'QUEUED',
  QUEUED: 'QUEUED',
  FINE_TUNING: 'RUNNING',
  PENDING: 'RUNNING',
  DELAYED: 'DELAYED',
  FINE_TUNED: 'SUCCEEDED',
  COMPLETED: 'SUCCEEDED',
  PREPARING: 'QUEUED',
  DUBBING: 'RUNNING',
  PROCESSING: 'RUNNING',
  DUBBED: 'SUCCEEDED',
  COMPLETE: 'SUCCEEDED',
  FAILED: 'FAILED',
}

export function readProgress(
  job: Pick<ObservedJob, 'status' | 'progress' | 'message' | 'baseline' | 'ageMs' | 'quietMs'>,
  seen: { upstreamStatus: UpstreamStatus; progress: number | null; message: string | null },
  { oldEndMs, forgottenMs }: ProgressTimeouts,
): Progress {
  const unchanged = { status: job.status, progress: job.progress, message: job.message }
  const status = statusOf[seen.upstreamStatus]
  if (status === undefined) return unchanged
  const isEnd = status === 'SUCCEEDED' || status === 'FAILED'
  if (isEnd && seen.upstreamStatus === job.baseline && job.status === 'QUEUED' && job.ageMs < oldEndMs) return unchanged
  if (seen.upstreamStatus === 'NOT_STARTED' && job.quietMs > forgottenMs) {
    return { status: 'FAILED', progress: null, message: 'The voice service no longer reports this job.' }
  }
  const known = status === job.status ? job.progress : null
  return { status, progress: status === 'SUCCEEDED' ? 1 : (clamp(seen.progress) ?? known), message: seen.message }
}

/** For jobs without a model id, upstream has chosen the model: reads the one with the most urgent status. */
export function readTraining(fineTuning: VoiceFineTuning | null, modelId: string | null) {
  const models = fineTuning?.models ?? []
  const model =
    modelId === null
      ? byUrgency.flatMap((state) => models.filter((candidate) => candidate.status === state))[0]
      : models.find((candidate) => candidate.modelId === modelId)
  return {
    upstreamStatus: model?.status ?? 'NOT_STARTED',
    progress: model?.progress ?? null,
    message: model?.message ?? null,
  }
}

const byUrgency: readonly VoiceTrainingStatus[] = [
  'FINE_TUNING',
  'DELAYED',
  'QUEUED',
  'UNKNOWN',
  'FAILED',
  'FINE_TUNED',
  'NOT_STARTED',
]

function clamp(progress: number | null): number | null {
  return progress === null || Number.isNaN(progress) ? null : Math.min(1, Math.max(0, progress))
}
