import { Agent } from 'node:http'
import { join } from 'node:path'
import { EmulatorControls } from '../EmulatorControls.js'
import { ServerProcess } from '../process/ServerProcess.js'
import type { EmulatorFacts, EmulatorSettings } from '../servers/emulator.js'
import type { OursSettings } from '../servers/ours.js'
import { type Heard, SoundReader } from './AudioReader.js'
import { SpeakingServer, type Speech } from './SpeechServer.js'
import type { DirectRequest } from './UpstreamRequest.js'

const tenants = 5

/** The emulator, and servers of ours before it. */
export class SpeechBench {
  readonly controls: EmulatorControls
  readonly #workDir: string
  readonly #emulator: ServerProcess<EmulatorFacts>
  readonly #voices: OursSettings['voices']
  #servers = 0

  private constructor(workDir: string, emulator: ServerProcess<EmulatorFacts>) {
    this.#workDir = workDir
    this.#emulator = emulator
    this.controls = new EmulatorControls(emulator.facts.url)
    this.#voices = emulator.facts.voiceIds.map((id, index) => ({
      id,
      owner: { userId: `narrator-${index}`, tenantId: `org:studio-${index % tenants}` },
    }))
  }

  static async open(workDir: string, voices: number): Promise<SpeechBench> {
    const settings: EmulatorSettings = { voices, category: 'generated' }
    return new SpeechBench(workDir, await ServerProcess.start<EmulatorFacts>('emulator', settings))
  }

  /**
   * A new server: the memory of those who have gone would hide that of those who come. Without `databaseUrl`, which
   * names an empty database, it runs on the embedded one.
   */
  async startOurs(databaseUrl?: string): Promise<SpeakingServer> {
    const { url, apiKey } = this.#emulator.facts
    const server = await ServerProcess.start<{ url: string }>('ours', {
      upstream: { url, apiKey },
      voices: this.#voices,
      dataDir: join(this.#workDir, `data-${this.#servers++}`),
      env: databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl },
    } satisfies OursSettings)
    return SpeakingServer.of(server, this.#voices)
  }

  /** The same speech, asked of the upstream itself. */
  directly({ voice, text, outputFormat }: Speech, streamed = true): DirectRequest {
    const { url, apiKey } = this.#emulator.facts
    const route = `/v1/text-to-speech/${this.#voices[voice]!.id}${streamed ? '/stream' : ''}`
    return {
      url: `${url}${route}?output_format=${outputFormat.toLowerCase()}`,
      headers: { 'xi-api-key': apiKey, 'content-type': 'application/json' },
      body: JSON.stringify({ text, model_id: 'eleven_multilingual_v2' }),
    }
  }

  /** What upstream makes of it, which is always the same. */
  async expected(speech: Speech): Promise<Heard> {
    const { url, ...request } = this.directly(speech, false)
    const agent = new Agent()
    const reader = await SoundReader.open(url, { agent, method: 'POST', ...request })
    return reader.whole.finally(() => agent.destroy())
  }

  close(): Promise<void> {
    return this.#emulator.close()
  }
}
