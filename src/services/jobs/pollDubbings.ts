import type { Observation, ObservedDubbingJob } from '../../datasources/postgres/jobs/JobWorkerStore.js'
import { UpstreamNotFound, UpstreamRejected } from '../../errors.js'
import { type PollContext, toObservation, unchanged } from './PollContext.js'
import { type Progress, readProgress } from './readProgress.js'

/** A dubbing that takes long to read is polled less often: after this multiple of the duration of the read. */
const REST_FACTOR = 4

/** Upstream codes of dubbings that cannot have renders. */
const notRenderable: ReadonlySet<string> = new Set(['dubbing_not_editable', 'dubbing_failed'])

interface DubbingReading {
  /** Null if the dubbing does not exist upstream. */
  progressOf(job: ObservedDubbingJob): Progress | null
  isRowChanged?: boolean
}

/** One upstream call for each combination of kind and dubbing. */
export async function pollDubbings(context: PollContext, jobs: readonly ObservedDubbingJob[]): Promise<number> {
  const { metadata, resource } = context.dubbingReads
  const groups = [...Map.groupBy(jobs, ({ kind, dubbingId }) => JSON.stringify([kind, dubbingId])).values()]
  const changes = await Promise.all(
    groups.map((group) => {
      const { kind, dubbingId } = group[0]!
      return kind === 'DUBBING'
        ? metadata(() => pollGroup(context, group, () => readDubbing(context, dubbingId)))
        : resource(() => pollGroup(context, group, () => readRenders(context, dubbingId)))
    }),
  )
  return changes.reduce((sum, changed) => sum + changed, 0)
}

async function pollGroup(
  context: PollContext,
  jobs: readonly ObservedDubbingJob[],
  read: () => Promise<DubbingReading>,
): Promise<number> {
  const { jobWorkerStore, logger, settings } = context
  const { dubbingId } = jobs[0]!
  const startedAt = performance.now()
  try {
    const { progressOf, isRowChanged = false } = await read()
    const restMs = (performance.now() - startedAt) * REST_FACTOR
    const observations = jobs.map((job) => {
      const progress = progressOf(job)
      if (progress === null) return observeMissing(job, settings.confirmMissingMs)
      const observation = toObservation(job, progress, settings)
      return { ...observation, nextPollMs: Math.max(restMs, observation.nextPollMs) }
    })
    const changed = await jobWorkerStore.record(observations)
    if (isRowChanged && changed === 0) await jobWorkerStore.notifyDubbing(dubbingId)
    return changed
  } catch (error) {
    // An outage does not end a job.
    logger.warn({ err: error, dubbingId }, 'the jobs of a dubbing could not be polled')
    return jobWorkerStore.record(jobs.map((job) => ({ ...unchanged(job), nextPollMs: settings.slowMs })))
  }
}

/** A new dubbing may not be visible on all servers of upstream yet, so a second answer has to confirm the first. */
function observeMissing(job: ObservedDubbingJob, confirmMissingMs: number): Observation {
  if ((job.missingMs ?? -1) < confirmMissingMs) return { ...unchanged(job), nextPollMs: confirmMissingMs }
  return { id: job.id, ...failed('The dubbing no longer exists.'), nextPollMs: 0 }
}

async function readDubbing(context: PollContext, dubbingId: string): Promise<DubbingReading> {
  const found = await mirrorDubbing(context, dubbingId)
  if (found === null) return { progressOf: () => null }
  const { status: upstreamStatus, error: message } = found.dubbing
  return {
    progressOf: (job) => readProgress(job, { upstreamStatus, progress: null, message }, context.settings),
    isRowChanged: found.isRowChanged,
  }
}

async function readRenders(context: PollContext, dubbingId: string): Promise<DubbingReading> {
  const { upstream, settings } = context
  try {
    const view = await upstream.dubbingResource.getResource(dubbingId)
    return {
      progressOf(job) {
        const upstreamStatus = view.render(job.renderId ?? '')?.status
        if (upstreamStatus !== undefined)
          return readProgress(job, { upstreamStatus, progress: null, message: null }, settings)
        // A new render may not be listed yet.
        return job.ageMs < settings.oldEndMs ? unchanged(job) : failed('The render no longer exists.')
      },
    }
  } catch (error) {
    if (error instanceof UpstreamRejected && notRenderable.has(error.upstreamCode)) {
      return { progressOf: () => failed('The dubbing cannot be rendered.') }
    }
    if (!(error instanceof UpstreamNotFound)) throw error
    // Only a read of the dubbing itself shows whether it exists.
    const found = await mirrorDubbing(context, dubbingId)
    return { progressOf: (job) => found && unchanged(job), isRowChanged: found?.isRowChanged }
  }
}

/** Updates the row. Null if the dubbing does not exist upstream. */
async function mirrorDubbing({ upstream, dubbingWorkerStore }: PollContext, dubbingId: string) {
  try {
    const dubbing = await upstream.dubbing.get(dubbingId)
    return { dubbing, isRowChanged: (await dubbingWorkerStore.mirror([dubbing])) > 0 }
  } catch (error) {
    if (!(error instanceof UpstreamNotFound)) throw error
    await dubbingWorkerStore.markMissing([dubbingId])
    return null
  }
}

function failed(message: string): Progress {
  return { status: 'FAILED', progress: null, message }
}
