import { Agent } from 'node:http'
import { join } from 'node:path'
import { EmulatorControls } from '../EmulatorControls.js'
import { ServerProcess } from '../process/ServerProcess.js'
import type { EmulatorInfo, EmulatorSettings } from '../servers/emulator.js'
import type { OursSettings } from '../servers/ours.js'
import { AudioReader, type ReadResult } from './AudioReader.js'
import { type Speech, SpeechServer } from './SpeechServer.js'
import type { UpstreamRequest } from './UpstreamRequest.js'

const tenants = 5

/** The emulator, and servers of ours that use it. */
export class SpeechBench {
  readonly controls: EmulatorControls
  readonly #workDir: string
  readonly #emulator: ServerProcess<EmulatorInfo>
  readonly #voices: OursSettings['voices']
  #servers = 0

  private constructor(workDir: string, emulator: ServerProcess<EmulatorInfo>) {
    this.#workDir = workDir
    this.#emulator = emulator
    this.controls = new EmulatorControls(emulator.info.url)
    this.#voices = emulator.info.voiceIds.map((id, index) => ({
      id,
      owner: { userId: `narrator-${index}`, tenantId: `org:studio-${index % tenants}` },
    }))
  }

  static async open(workDir: string, voices: number): Promise<SpeechBench> {
    const settings: EmulatorSettings = { voices, category: 'generated' }
    return new SpeechBench(workDir, await ServerProcess.start<EmulatorInfo>('emulator', settings))
  }

  /**
   * Starts a new server, so that memory use of earlier measurements has no effect. `databaseUrl` names an empty
   * database; default: the embedded one.
   */
  async startOurs(databaseUrl?: string): Promise<SpeechServer> {
    const { url, apiKey } = this.#emulator.info
    const server = await ServerProcess.start<{ url: string }>('ours', {
      upstream: { url, apiKey },
      voices: this.#voices,
      dataDir: join(this.#workDir, `data-${this.#servers++}`),
      env: databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl },
    } satisfies OursSettings)
    return SpeechServer.of(server, this.#voices)
  }

  /** The same speech as a request to the upstream. */
  upstreamRequest({ voice, text, outputFormat }: Speech, streamed = true): UpstreamRequest {
    const { url, apiKey } = this.#emulator.info
    const route = `/v1/text-to-speech/${this.#voices[voice]!.id}${streamed ? '/stream' : ''}`
    return {
      url: `${url}${route}?output_format=${outputFormat.toLowerCase()}`,
      headers: { 'xi-api-key': apiKey, 'content-type': 'application/json' },
      body: JSON.stringify({ text, model_id: 'eleven_multilingual_v2' }),
    }
  }

  /** The expected result; the emulator returns the same bytes for the same request. */
  async expected(speech: Speech): Promise<ReadResult> {
    const { url, ...request } = this.upstreamRequest(speech, false)
    const agent = new Agent()
    const reader = await AudioReader.open(url, { agent, method: 'POST', ...request })
    return reader.completed.finally(() => agent.destroy())
  }

  close(): Promise<void> {
    return this.#emulator.close()
  }
}
