import type {
  CallRecord,
  DubbingOverride,
  FaultOptions,
  GenerationTiming,
  VoiceFixture,
  WireVoice,
} from '../emulator/index.js'

/** Client of the emulator's control API. */
export class EmulatorControls {
  readonly #base: string

  constructor(emulatorUrl: string) {
    this.#base = `${emulatorUrl}/_emulator`
  }

  async calls(method?: string): Promise<CallRecord[]> {
    const response = await fetch(`${this.#base}/calls${method === undefined ? '' : `?method=${method}`}`)
    const { calls } = (await response.json()) as { calls: CallRecord[] }
    return calls
  }

  async clearCalls(): Promise<void> {
    await fetch(`${this.#base}/calls`, { method: 'DELETE' })
  }

  addFault(fault: FaultOptions): Promise<void> {
    return this.#send('POST', 'faults', fault)
  }

  /** Applies to audio generations that start afterwards. */
  setTiming(generation: Partial<GenerationTiming>): Promise<void> {
    return this.#send('PATCH', 'behaviour', { generation })
  }

  async addVoice(voice: VoiceFixture): Promise<WireVoice> {
    const { voices } = (await this.#request('POST', 'voices', { voice })) as { voices: [WireVoice] }
    return voices[0]
  }

  /** Applies to all dubbings created afterwards. */
  overrideDubbings(override: DubbingOverride): Promise<unknown> {
    return this.#request('POST', 'dubs/%2A/dubbing', override)
  }

  async requestsInFlight(): Promise<number> {
    const response = await fetch(`${this.#base}/state`)
    const { requestsInFlight } = (await response.json()) as { requestsInFlight: number }
    return requestsInFlight
  }

  async #send(method: string, path: string, body: object): Promise<void> {
    await this.#request(method, path, body)
  }

  async #request(method: string, path: string, body: object): Promise<unknown> {
    const response = await fetch(`${this.#base}/${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`The emulator refused ${method} /_emulator/${path}: ${text}`)
    return text === '' ? undefined : JSON.parse(text)
  }
}
