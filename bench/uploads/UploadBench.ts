import { join } from 'node:path'
import { streamUpload } from '../../examples/demo/graph/streamUpload.js'
import { EmulatorControls } from '../EmulatorControls.js'
import { ServerProcess } from '../process/ServerProcess.js'
import type { MemoryGrowth } from '../process/watchMemory.js'
import type { EmulatorInfo, EmulatorSettings } from '../servers/emulator.js'
import type { OursSettings } from '../servers/ours.js'
import type { SdkInfo, SdkSettings } from '../servers/sdk.js'
import { tokenFor } from '../tokenFor.js'
import type { BenchFile, UploadJob } from './UploadJob.js'

/** Cost of concurrent uploads. */
export interface UploadCost extends MemoryGrowth {
  readonly mebibytes: number
  readonly secs: number
  /** CPU time of our server, or of the program that uses the vendor SDK. */
  readonly cpuSecs: number
}

interface SendOptions {
  /** One at a time instead of concurrently. */
  sequential?: boolean
  onProgress?: (sentBytes: number) => void
}

const addVoiceSamples = `mutation ($input: AddVoiceSamplesInput!) {
  addVoiceSamples(input: $input) { sampleIds userErrors { code message } }
}`
const tenants = 8

/** Our server and the emulator, with one voice per upload. */
export class UploadBench {
  readonly controls: EmulatorControls
  readonly #emulator: ServerProcess<EmulatorInfo>
  readonly #ours: ServerProcess<{ url: string }>
  readonly #voices: OursSettings['voices']
  #used = 0

  private constructor(
    emulator: ServerProcess<EmulatorInfo>,
    ours: ServerProcess<{ url: string }>,
    voices: OursSettings['voices'],
  ) {
    this.#emulator = emulator
    this.#ours = ours
    this.#voices = voices
    this.controls = new EmulatorControls(emulator.info.url)
  }

  /** `databaseUrl` names an empty database; default: the embedded one. */
  static async open(workDir: string, uploads: number, databaseUrl: string | undefined): Promise<UploadBench> {
    const settings: EmulatorSettings = { voices: uploads }
    const emulator = await ServerProcess.start<EmulatorInfo>('emulator', settings, ['--max-semi-space-size=4'])
    const voices = emulator.info.voiceIds.map((id, index) => ({
      id,
      owner: { userId: `narrator-${index}`, tenantId: `org:studio-${index % tenants}` },
    }))
    const ours = await ServerProcess.start<{ url: string }>('ours', {
      upstream: emulator.info,
      voices,
      dataDir: join(workDir, 'data'),
      env: { MAX_UPLOAD_BYTES: String(2 ** 31), ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }) },
    } satisfies OursSettings)
    return new UploadBench(emulator, ours, voices)
  }

  /** A job for a voice without samples. */
  createJob(files: readonly BenchFile[]): UploadJob {
    const { id, owner } = this.#voices[this.#used++]!
    return { voiceId: id, owner, files }
  }

  async uploadThroughServer(jobs: readonly UploadJob[], options: SendOptions = {}): Promise<UploadCost> {
    const before = await this.#ours.usage()
    await this.#ours.watchMemory()
    const startedAt = performance.now()
    if (options.sequential) for (const job of jobs) await this.#send(job, options)
    else await Promise.all(jobs.map((job) => this.#send(job, options)))
    const secs = (performance.now() - startedAt) / 1_000
    const memory = await this.#ours.stopMemoryWatch()
    const after = await this.#ours.usage()
    await this.#assertArrived(jobs)
    const cpuSecs = (after.cpuMicros - before.cpuMicros) / 1e6
    return { mebibytes: mebibytesOf(jobs), secs, cpuSecs, ...memory }
  }

  /** Uploads with the vendor SDK directly to the emulator, all jobs concurrently, from a new process. */
  async uploadWithSdk(jobs: readonly UploadJob[]): Promise<UploadCost> {
    const settings: SdkSettings = { upstream: this.#emulator.info, jobs }
    const sdk = await ServerProcess.start<SdkInfo>('sdk', settings)
    await sdk.close()
    await this.#assertArrived(jobs)
    return { mebibytes: mebibytesOf(jobs), ...sdk.info }
  }

  async close(): Promise<void> {
    await this.#ours.close()
    await this.#emulator.close()
  }

  async #send({ voiceId, owner, files }: UploadJob, { onProgress }: SendOptions): Promise<void> {
    const authorization = `Bearer ${await tokenFor(owner, 'voices:read voices:write')}`
    const input = { voiceId, files: files.map(() => null) }
    const { status, text } = await streamUpload(
      `${this.#ours.info.url}/graphql`,
      { authorization },
      {
        operations: { query: addVoiceSamples, variables: { input } },
        files: files.map((file, index) => ({ file, path: `variables.input.files.${index}` })),
        onProgress,
      },
    )
    const added = JSON.parse(text).data?.addVoiceSamples
    if (added?.sampleIds?.length !== files.length) throw new Error(`An upload failed: ${status} ${text.slice(0, 500)}`)
  }

  /** A fast upload of wrong bytes must not count. */
  async #assertArrived(jobs: readonly UploadJob[]): Promise<void> {
    const calls = await this.controls.calls('POST')
    for (const { voiceId, files } of jobs) {
      const upload = calls.findLast(({ path }) => path.includes(voiceId))?.upload
      const arrived = new Set(upload?.parts.map(({ sha256 }) => sha256))
      if (upload?.complete !== true || files.some(({ sha256 }) => !arrived.has(sha256))) {
        throw new Error(`The files received for voice ${voiceId} differ from those sent`)
      }
    }
  }
}

function mebibytesOf(jobs: readonly UploadJob[]): number {
  return jobs.flatMap(({ files }) => files).reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) / 2 ** 20
}
