import { limitConcurrency } from '../../async/limitConcurrency.js'
import type { ObservedDubbingJob } from '../../datasources/postgres/jobs/JobWorkerStore.js'
import { UpstreamNotFound, UpstreamRejected } from '../../errors.js'
import { asBefore, type PollDeps, type PollSettings, pauseAfter } from './pollSettings.js'
import { type DeliveryTimeouts, type Progress, readProgress } from './readProgress.js'

/** Upstream has no call for several dubs. Whatever their number, these may be under way at a time. */
export interface DubbingTurns {
  /** For the state of a dub, which is small … */
  readonly state: ReturnType<typeof limitConcurrency>
  /** … and for all that is in it, which may be very large. */
  readonly resource: ReturnType<typeof limitConcurrency>
}

/** Once the signal has fired no look begins any more. */
export function openDubbingTurns(over?: AbortSignal): DubbingTurns {
  return { state: limitConcurrency(8, over), resource: limitConcurrency(2, over) }
}

/** What takes long to be read is read more seldom: so many times as long as it took, nothing is asked. */
const REST_FACTOR = 4

/** What upstream says of a dub in which there is nothing to render, and never will be. */
const NEVER_RENDERED: ReadonlySet<string> = new Set(['dubbing_not_editable', 'dubbing_failed'])

/** One look for all jobs of a kind and a dub. */
interface Sight {
  /** Null where upstream says that the dub does not exist. */
  see(job: ObservedDubbingJob): Progress | null
  /** Whether the row of the dub was behind what was seen. */
  isNews?: boolean
}

/**
 * One small call for each dub that is being made, and one for each dub of which something is rendered, whatever the number
 * of its renders. Answers how many jobs changed.
 */
export async function pollDubbings(
  sources: PollDeps,
  jobs: readonly ObservedDubbingJob[],
  settings: PollSettings,
  turns: DubbingTurns = openDubbingTurns(),
): Promise<number> {
  const alike = [...Map.groupBy(jobs, ({ kind, dubbingId }) => JSON.stringify([kind, dubbingId])).values()]
  const changes = await Promise.all(
    alike.map((together) => {
      const { kind, dubbingId } = together[0]!
      return kind === 'DUBBING'
        ? turns.state(() => look(sources, together, settings, () => seeDub(sources, dubbingId, settings)))
        : turns.resource(() => look(sources, together, settings, () => seeRenders(sources, dubbingId, settings)))
    }),
  )
  return changes.reduce((sum, changed) => sum + changed, 0)
}

async function look(
  { jobWorkerStore, logger }: PollDeps,
  jobs: readonly ObservedDubbingJob[],
  settings: PollSettings,
  read: () => Promise<Sight>,
): Promise<number> {
  const { dubbingId } = jobs[0]!
  const begunAt = performance.now()
  try {
    const { see, isNews = false } = await read()
    const restMs = (performance.now() - begunAt) * REST_FACTOR
    const changed = await jobWorkerStore.record(
      jobs.map((job) => {
        const seen = see(job)
        if (seen === null) return unknownDub(job, settings)
        return { ...asBefore(job), ...seen, nextPollMs: Math.max(restMs, pauseAfter(job, seen, settings)) }
      }),
    )
    if (isNews && changed === 0) await jobWorkerStore.notifyDubbing(dubbingId)
    return changed
  } catch (error) {
    // Upstream's outage is no end of a job.
    logger.warn({ err: error, dubbingId }, 'the jobs of a dub could not be looked at')
    return jobWorkerStore.record(jobs.map((job) => ({ ...asBefore(job), nextPollMs: settings.slowMs })))
  }
}

/** One word alone proves nothing: the dub may be so new that not all of upstream knows of it. */
function unknownDub(job: ObservedDubbingJob, { confirmMissingMs }: PollSettings) {
  if ((job.missingMs ?? -1) < confirmMissingMs) return { ...asBefore(job), nextPollMs: confirmMissingMs }
  return { id: job.id, ...failed('The dub does not exist any more.'), nextPollMs: 0 }
}

async function seeDub(sources: PollDeps, dubbingId: string, patience: DeliveryTimeouts): Promise<Sight> {
  const found = await findDub(sources, dubbingId)
  if (found === null) return { see: () => null }
  const { status: word, error: message } = found.dub
  return { see: (job) => readProgress(job, { word, progress: null, message }, patience), isNews: found.isNews }
}

async function seeRenders(sources: PollDeps, dubbingId: string, patience: DeliveryTimeouts): Promise<Sight> {
  try {
    const view = await sources.upstream.dubbing.getResource(dubbingId)
    return {
      see(job) {
        const word = view.render(job.renderId ?? '')?.status
        if (word !== undefined) return readProgress(job, { word, progress: null, message: null }, patience)
        // What has just been begun may not be listed yet.
        return job.ageMs < patience.oldEndMs ? asBefore(job) : failed('The render does not exist any more.')
      },
    }
  } catch (error) {
    if (error instanceof UpstreamRejected && NEVER_RENDERED.has(error.upstreamCode)) {
      return { see: () => failed('The dub can not be rendered.') }
    }
    if (!(error instanceof UpstreamNotFound)) throw error
    // Only the dub by itself says that it does not exist.
    const found = await findDub(sources, dubbingId)
    return { see: (job) => found && asBefore(job), isNews: found?.isNews }
  }
}

/** The dub as its row mirrors it from now on. Null where upstream says that it does not exist, which is noted. */
async function findDub({ upstream, dubbingWorkerStore }: PollDeps, dubbingId: string) {
  try {
    const dub = await upstream.dubbing.get(dubbingId)
    return { dub, isNews: (await dubbingWorkerStore.mirror([dub])) > 0 }
  } catch (error) {
    if (!(error instanceof UpstreamNotFound)) throw error
    await dubbingWorkerStore.noteMissing([dubbingId])
    return null
  }
}

function failed(message: string): Progress {
  return { status: 'FAILED', progress: null, message }
}
