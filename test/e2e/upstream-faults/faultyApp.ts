import type { UpstreamLimitOverrides } from '../../../src/datasources/elevenlabs/upstreamLimits.js'
import { type Person, startTestApp, type TestApp } from '../../support/startTestApp.js'

export const ann: Person = { sub: 'ann', org: 'acme' }

/** Short enough for a test that waits for them, and never opening the circuit, which has tests of its own. */
export const shortLimits: UpstreamLimitOverrides = {
  timeouts: { metadata: { answerMs: 8_000, headMs: 300, bodyIdleMs: 300, bodyMs: 8_000 } },
  retry: { maxRetries: 1, initialDelayMs: 5, maxDelayMs: 20 },
  breaker: { failures: 100_000 },
}

/** A server whose ann owns the voice `anns` with one sample, and where everybody has the voice `stock`. */
export async function startFaultyApp(upstreamLimits: UpstreamLimitOverrides = shortLimits): Promise<TestApp> {
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
