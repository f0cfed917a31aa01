import type { UpstreamLimitOverrides } from '../../../src/datasources/elevenlabs/limiters/upstreamLimits.js'
import { type Person, startTestApp, type TestApp } from '../../support/startTestApp.js'

export const ann: Person = { sub: 'ann', org: 'acme' }

const minute = 60_000

/** Short pauses, long deadlines, and a circuit breaker that never opens: it has its own tests. */
export const eagerLimits = {
  timeouts: { metadata: { responseMs: minute, headMs: minute, bodyIdleMs: minute, bodyMs: minute } },
  retry: { maxRetries: 1, initialDelayMs: 5, maxDelayMs: 20 },
  breaker: { failures: 100_000 },
} satisfies UpstreamLimitOverrides

/** Deadlines that a test waits for. */
export const impatientLimits: UpstreamLimitOverrides = {
  ...eagerLimits,
  timeouts: { metadata: { ...eagerLimits.timeouts.metadata, headMs: 500, bodyIdleMs: 500 } },
}

/** A server with the voice `anns` of ann with one sample, and the stock voice `stock`. */
export async function startFaultyApp(upstreamLimits: UpstreamLimitOverrides = eagerLimits): Promise<TestApp> {
  const app = await startTestApp({ upstreamLimits })
  const samples = [{ sample_id: 'sample-1', speakers: 1 }]
  app.upstream.state.addVoice({ voice_id: 'anns', name: 'Ann’s own', category: 'professional', samples })
  app.upstream.state.addVoice({ voice_id: 'stock', name: 'For everybody', category: 'premade' })
  await app.give('anns', ann)
  await app.stock('stock')
  return app
}

/** Texts of upstream responses, and its address: none may reach clients or logs. */
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
