import type { JobStatus, ObservedJob } from '../../datasources/postgres/jobs/JobWorkerStore.js'
import type { DubbingRenderStatus } from '../../schema/dubbing/DubbingRender.js'
import type { DubbingStatus } from '../../schema/dubbing/DubbingResource.js'
import type { SpeakerSeparationStatus } from '../../schema/voices/SpeakerSeparation.js'
import type { TrainingState, VoiceFineTuning } from '../../schema/voices/VoiceFineTuning.js'

export interface Progress {
  status: JobStatus
  progress: number | null
  message: string | null
}

export interface DeliveryTimeouts {
  /** So long an end that upstream showed before the job was started is not taken for the end of the job. */
  oldEndMs: number
  /** So long upstream may say that nothing was ever begun. */
  forgottenMs: number
}

type UpstreamWord = TrainingState | SpeakerSeparationStatus | DubbingStatus | DubbingRenderStatus

/** UNKNOWN is left out: a word of the future says nothing, so the job stays as it is. */
const statusOf: Partial<Record<UpstreamWord, JobStatus>> = {
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

/** How far a job is, by what upstream says of its subject. */
export function readProgress(
  job: Pick<ObservedJob, 'status' | 'progress' | 'message' | 'baseline' | 'ageMs' | 'quietMs'>,
  seen: { word: UpstreamWord; progress: number | null; message: string | null },
  { oldEndMs, forgottenMs }: DeliveryTimeouts,
): Progress {
  const asBefore = { status: job.status, progress: job.progress, message: job.message }
  const status = statusOf[seen.word]
  if (status === undefined) return asBefore
  const isEnd = status === 'SUCCEEDED' || status === 'FAILED'
  if (isEnd && seen.word === job.baseline && job.status === 'QUEUED' && job.ageMs < oldEndMs) return asBefore
  if (seen.word === 'NOT_STARTED' && job.quietMs > forgottenMs) {
    return { status: 'FAILED', progress: null, message: 'The voice service does not know of this work any more.' }
  }
  return { status, progress: status === 'SUCCEEDED' ? 1 : clamp(seen.progress), message: seen.message }
}

/**
 * What upstream says of the training: of that model, or of the one that is busiest where upstream chose it. A model that
 * it does not name was never trained.
 */
export function readTraining(fineTuning: VoiceFineTuning | null, modelId: string | null) {
  const models = fineTuning?.models ?? []
  const model =
    modelId === null
      ? byUrgency.flatMap((state) => models.filter((candidate) => candidate.state === state))[0]
      : models.find((candidate) => candidate.modelId === modelId)
  return { word: model?.state ?? 'NOT_STARTED', progress: model?.progress ?? null, message: model?.message ?? null }
}

const byUrgency: readonly TrainingState[] = [
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
