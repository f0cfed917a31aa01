import { setTimeout as sleep } from 'node:timers/promises'
import type { Config } from '../../config.js'
import type { ContextDeps } from '../../context.js'
import { startAudioJobs, startJobs, startOperationJobs } from '../../jobs/index.js'
import { adoptRunningJobs } from '../../services/jobs/adoptRunningJobs.js'
import { bindUpstream, WrongUpstream } from '../../services/workspace/bindUpstream.js'
import { readWorkspace } from '../../services/workspace/readWorkspace.js'
import { seedDevelopment } from '../../services/workspace/seedDevelopment.js'
import type { SweepReport } from '../../services/workspace/sweepVoices.js'

const bindRetryMs = 15_000
const sweepSchedule = '*/10 * * * *'

export interface Background {
  close(): Promise<void>
}

/**
 * What goes on beside requests: making sure that the database belongs to this upstream, and the jobs. A server that
 * cannot reach its upstream yet still starts; one that finds the wrong upstream later than at the start shuts down.
 */
export async function startBackground(
  config: Config,
  upstream: { baseUrl: string },
  { sources, mediaStore, recordings, metrics, logger }: ContextDeps,
  shutDown: () => Promise<unknown>,
): Promise<Background> {
  const stopping = new AbortController()
  const { signal } = stopping
  const isBound = await bindUpstream(sources, upstream.baseUrl, logger, signal)

  const bindLater = async () => {
    for (let isSettled = isBound; !isSettled; ) {
      await sleep(bindRetryMs, undefined, { signal })
      isSettled = await bindUpstream(sources, upstream.baseUrl, logger, signal)
    }
  }
  const binding = bindLater().catch((error: unknown) => {
    if (signal.aborted) return
    logger.fatal({ err: error }, error instanceof WrongUpstream ? error.message : 'the upstream could not be settled')
    void shutDown().finally(() => process.exit(1))
  })

  const close = async () => {
    stopping.abort()
    await sources.queue.stop()
    await binding
  }
  try {
    await sources.queue.start()
    if (config.upstream === undefined && config.auth.mode === 'development') await seedDevelopment(sources, logger)
    if (config.role !== 'api') {
      const onSweep = ({ outcome }: SweepReport) => metrics.sweepAlarm(outcome === 'ALARMED')
      const reader = readWorkspace(sources.upstream, logger, (voices) =>
        adoptRunningJobs(sources.jobWorkerStore, voices),
      )
      await startJobs(sources.queue, { workspace: sources.workspace, onSweep, ...reader }, { sweepSchedule })
      await startOperationJobs(sources.queue, sources)
      await startAudioJobs(sources.queue, { ...sources, mediaStore, recordings })
    }
  } catch (error) {
    // Whoever called has nothing to close yet, and jobs must not outlive the deps they use.
    await close().catch((failure: unknown) => logger.error({ err: failure }, 'the background could not be stopped'))
    throw error
  }
  return { close }
}
