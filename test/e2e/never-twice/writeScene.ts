import { randomUUID } from 'node:crypto'
import type { UpstreamLimitOverrides } from '../../../src/datasources/elevenlabs/limiters/upstreamLimits.js'
import type { OperationRecord } from '../../../src/datasources/postgres/generated/client.js'
import { type Person, startTestApp, type TestApp, type TestAppOptions } from '../../support/startTestApp.js'

export const ada: Person = { sub: 'ada', org: 'acme' }
export const modelId = 'eleven_multilingual_v2'

/** Short pauses between attempts, and a circuit breaker that never opens: it has its own tests. */
export const eagerLimits: UpstreamLimitOverrides = {
  retry: { maxRetries: 2, initialDelayMs: 5, maxDelayMs: 20 },
  breaker: { failures: 100_000 },
}

/** Trainings and separations that outlast every test, so that they stay in progress. */
export function startWriteApp(
  upstreamLimits: UpstreamLimitOverrides = eagerLimits,
  config: TestAppOptions['config'] = {},
): Promise<TestApp> {
  const hour = 3_600_000
  return startTestApp({
    upstreamLimits,
    config,
    emulator: {
      maximumConcurrentRequests: 100,
      work: { queuedMs: hour, trainingMs: hour, separationMs: hour },
      account: { voiceLimit: 10_000, professionalVoiceLimit: 10_000 },
    },
  })
}

/** A new voice of ada's, and an unused name. */
export interface Scene {
  readonly app: TestApp
  readonly voiceId: string
  readonly sampleId: string
  readonly newName: string
  /** Different for each scene, for different recordings. */
  readonly pitch: number
}

let scenes = 0

export async function setScene(app: TestApp, category: 'professional' | 'cloned'): Promise<Scene> {
  scenes += 1
  const id = randomUUID().slice(0, 8)
  const [voiceId, sampleId] = [`voice-${id}`, `sample-${id}`]
  app.upstream.state.addVoice({
    voice_id: voiceId,
    name: `Before ${id}`,
    category,
    samples: [{ sample_id: sampleId, duration_secs: 3 }],
    fine_tuning: { state: {}, progress: {}, message: {} },
  })
  await app.give(voiceId, ada)
  return { app, voiceId, sampleId, newName: `After ${id}`, pitch: 80 + scenes }
}

export async function newestOperation({ server }: TestApp, kind: string): Promise<OperationRecord> {
  const { prisma } = server.deps.sources.database
  return prisma.operationRecord.findFirstOrThrow({ where: { kind }, orderBy: { id: 'desc' } })
}
