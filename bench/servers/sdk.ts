import { ElevenLabsClient } from '@elevenlabs/elevenlabs-js'
import { givenSettings } from '../process/readSettings.js'
import { answerParent } from '../process/serveParent.js'
import { type MemorySeen, watchMemory } from '../process/watchMemory.js'
import type { UploadJob } from '../uploads/UploadJob.js'

export interface SdkSettings {
  upstream: { url: string; apiKey: string }
  /** All sent at once. */
  jobs: readonly UploadJob[]
}

export interface SdkFacts extends MemorySeen {
  secs: number
  cpuSecs: number
}

const timeoutInSeconds = 3_600

/** The vendor's client, in a process of its own: makes its uploads straight to the upstream as soon as it has started. */
const { upstream, jobs }: SdkSettings = givenSettings()
const client = new ElevenLabsClient({ apiKey: upstream.apiKey, baseUrl: upstream.url, maxRetries: 0, timeoutInSeconds })

const endWatch = watchMemory()
const cpuBefore = process.cpuUsage()
const startedAt = performance.now()
await Promise.all(
  jobs.map(({ voiceId, files }) =>
    client.voices.pvc.samples.create(voiceId, {
      files: files.map(({ path, name, mediaType }) => ({ path, filename: name, contentType: mediaType })),
    }),
  ),
)
const secs = (performance.now() - startedAt) / 1_000
const { user, system } = process.cpuUsage(cpuBefore)
const facts: SdkFacts = { secs, cpuSecs: (user + system) / 1e6, ...endWatch() }
answerParent(facts, async () => {})
