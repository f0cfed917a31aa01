import { setTimeout as sleep } from 'node:timers/promises'
import type { Config } from '../../config.js'
import type { ContextDeps } from '../../context.js'
import type { DataSources } from '../../datasources/index.js'
import { StartError } from '../../errors.js'
import { startAudioJobs, startJobs, startOperationJobs } from '../../jobs/index.js'
import { adoptRunningJobs } from '../../services/jobs/adoptRunningJobs.js'
import { bindUpstream } from '../../services/workspace/bindUpstream.js'
import { readWorkspace } from '../../services/workspace/readWorkspace.js'
import { seedDevelopment } from '../../services/workspace/seedDevelopment.js'
import type { SweepReport } from '../../services/workspace/sweepVoices.js'

const bindRetryMs = 15_000
const sweepSchedule = '*/10 * * * *'

/** @throws StartError if the database does not allow it. */
export async function startQueue({ queue, database }: Pick<DataSources, 'queue' | 'database'>): Promise<void> {
  await queue.start().catch((error: unknown) => {
    throw database.startProblem(error)
  })
}

export interface Background {
  close(): Promise<void>
}

export interface BackgroundOptions {
  config: Config
  upstream: { baseUrl: string }
  deps: ContextDeps
}

/**
 * Binds the database to the upstream and starts the jobs. A server that cannot reach its upstream starts anyway and
 * retries; if it finds the wrong upstream later, it shuts down.
 */
export async function startBackground(
  { config, upstream, deps }: BackgroundOptions,
  shutDown: () => Promise<unknown>,
): Promise<Background> {
  const { sources, logger } = deps
  const stopping = new AbortController()
  const { signal } = stopping
  const isBound = await bindUpstream(sources, upstream.baseUrl, { logger, signal })

  const bindLater = async () => {
    for (let isDone = isBound; !isDone; ) {
      await sleep(bindRetryMs, undefined, { signal })
      isDone = await bindUpstream(sources, upstream.baseUrl, { logger, signal })
    }
  }
  const binding = bindLater().catch((error: unknown) => {
    if (signal.aborted) return
    logger.fatal(
      { err: error },
      error instanceof StartError ? error.message : 'the database could not be bound to the upstream',
    )
    void shutDown().finally(() => process.exit(1))
  })

  const close = async () => {
    stopping.abort()
    await sources.queue.stop()
    await binding
  }
  try {
    await startQueue(sources)
    if (config.upstream === undefined && config.auth.mode === 'development') await seedDevelopment(sources, logger)
    if (config.role !== 'api') await startAllJobs(deps)
  } catch (error) {
    // The caller has nothing to close yet, and jobs must not outlive their dependencies.
    await close().catch((failure: unknown) => logger.error({ err: failure }, 'background work could not be stopped'))
    throw error
  }
  return { close }
}

async function startAllJobs({ sources, mediaStore, recordings, metrics, logger }: ContextDeps): Promise<void> {
  const onSweep = ({ outcome }: SweepReport) => metrics.setSweepOutcome(outcome)
  const reader = readWorkspace(sources.upstream, logger, (voices) => adoptRunningJobs(sources.jobWorkerStore, voices))
  await startJobs(sources.queue, { workspace: sources.workspace, onSweep, ...reader }, { sweepSchedule })
  await startOperationJobs(sources.queue, sources)
  await startAudioJobs(sources.queue, { ...sources, mediaStore, recordings })
}
