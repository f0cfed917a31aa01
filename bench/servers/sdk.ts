import { ElevenLabsClient } from '@elevenlabs/elevenlabs-js'
import { readSettings } from '../process/readSettings.js'
import { serveParent } from '../process/serveParent.js'
import { type MemoryGrowth, watchMemory } from '../process/watchMemory.js'
import type { UploadJob } from '../uploads/UploadJob.js'

export interface SdkSettings {
  upstream: { url: string; apiKey: string }
  /** All sent concurrently. */
  jobs: readonly UploadJob[]
}

export interface SdkInfo extends MemoryGrowth {
  secs: number
  cpuSecs: number
}

const timeoutInSeconds = 3_600

/** Uploads with the vendor SDK directly to the upstream, as soon as the process has started. */
const { upstream, jobs }: SdkSettings = readSettings()
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
const info: SdkInfo = { secs, cpuSecs: (user + system) / 1e6, ...endWatch() }
serveParent(info, async () => {})
