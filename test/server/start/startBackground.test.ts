import 'reflect-metadata'
import { expect, test } from '@jest/globals'
import { type Config, loadConfig } from '../../../src/config.js'
import type { ContextDeps } from '../../../src/context.js'
import { UpstreamUnavailable } from '../../../src/errors.js'
import { createMetrics } from '../../../src/metrics.js'
import { startBackground } from '../../../src/server/start/startBackground.js'
import { openTestDatabase, silent } from '../../support/database.js'

test.each(['start', 'work'] as const)(
  'Started components are stopped if the queue fails at its %s',
  async (failing) => {
    const { database, close } = await openTestDatabase()
    const calls: string[] = []
    const step = (name: string) => async () => {
      calls.push(name)
      if (name === failing) throw new Error('The queue is broken.')
    }
    const queue = { start: step('start'), work: step('work'), schedule: step('schedule'), stop: step('stop') }
    const signals: AbortSignal[] = []
    const upstream = {
      // An unreachable upstream: it is called again later, until the background stops.
      as({ signal }: { signal: AbortSignal }) {
        signals.push(signal)
        return { account: { getUser: () => Promise.reject(new UpstreamUnavailable()) } }
      },
    }
    const sources = { database, queue, upstream }
    const deps = { sources, metrics: createMetrics(), logger: silent } as unknown as ContextDeps
    const config: Config = {
      ...loadConfig({ AUTH_JWT_SECRET: 'a secret for tests that is long enough', HOST: '127.0.0.1' }),
      role: 'all',
    }
    const shutDown = () => Promise.reject(new Error('Nobody shuts down.'))
    const starting = startBackground({ config, upstream: { baseUrl: 'https://upstream.example' }, deps }, shutDown)
    await expect(starting).rejects.toThrow('The queue is broken.')
    expect(calls.at(-1)).toBe('stop')
    expect(signals.map(({ aborted }) => aborted)).toEqual([true])
    await close()
  },
)
