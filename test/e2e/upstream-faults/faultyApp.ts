import type { UpstreamLimitOverrides } from '../../../src/datasources/elevenlabs/limiters/upstreamLimits.js'
import { type Person, startTestApp, type TestApp } from '../../support/startTestApp.js'

export const ann: Person = { sub: 'ann', org: 'acme' }

const minute = 60_000

/** Pauses that are short, deadlines that no test runs into, and a circuit that never opens: it has tests of its own. */
export const eagerLimits = {
  timeouts: { metadata: { responseMs: minute, headMs: minute, bodyIdleMs: minute, bodyMs: minute } },
  retry: { maxRetries: 1, initialDelayMs: 5, maxDelayMs: 20 },
  breaker: { failures: 100_000 },
} satisfies UpstreamLimitOverrides

/** Deadlines short enough for a test that waits for them. */
export const impatientLimits: UpstreamLimitOverrides = {
  ...eagerLimits,
  timeouts: { metadata: { ...eagerLimits.timeouts.metadata, headMs: 1_000, bodyIdleMs: 1_000 } },
}

/** A server whose ann owns the voice `anns` with one sample, and where everybody has the voice `stock`. */
export async function startFaultyApp(upstreamLimits: UpstreamLimitOverrides = eagerLimits): Promise<TestApp> {
  const app = await startTestApp({ upstreamLimits })
  const samples = [{ sample_id: 'sample-1', speakers: 1 }]
  app.upstream.state.addVoice({ voice_id: 'anns', name: 'Ann’s own', category: 'professional', samples })
  app.upstream.state.addVoice({ voice_id: 'stock', name: 'For everybody', category: 'premade' })
  await app.give('anns', ann)
  await app.stock('stock')
  return app
}

/** Words that stand in the upstream's own answers, and where it is: none of them is for clients or logs. */
export function upstreamSecrets({ upstream }: TestApp): string[] {
  return [
    upstream.url,
    new URL(upstream.url).host,
    upstream.apiKey,
    'xi-api-key',
    '<html>',
    'Service Temporarily Unavailable',
    'The API key you used',
    'voices_read',
    'Rate limit exceeded',
    'heavy traffic',
    'Too many requests of this subscription',
    'This failure was asked for',
  ]
}
