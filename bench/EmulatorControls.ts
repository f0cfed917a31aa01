import type {
  CallRecord,
  DubbingScript,
  FaultOptions,
  GenerationPace,
  VoiceDraft,
  WireVoice,
} from '../emulator/index.js'

/** What reached the emulator, and what it shall do, told from outside of its process. */
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
    return this.#tell('POST', 'faults', fault)
  }

  /** For the sounds that are begun from now on. */
  setPace(generation: Partial<GenerationPace>): Promise<void> {
    return this.#tell('PATCH', 'behaviour', { generation })
  }

  async addVoice(voice: VoiceDraft): Promise<WireVoice> {
    const { voices } = (await this.#ask('POST', 'voices', { voice })) as { voices: [WireVoice] }
    return voices[0]
  }

  /** How all dubs go that are made from now on. */
  scriptDubs(script: DubbingScript): Promise<unknown> {
    return this.#ask('POST', 'dubs/%2A/dubbing', script)
  }

  async requestsInFlight(): Promise<number> {
    const response = await fetch(`${this.#base}/state`)
    const { requestsInFlight } = (await response.json()) as { requestsInFlight: number }
    return requestsInFlight
  }

  async #tell(method: string, path: string, body: object): Promise<void> {
    await this.#ask(method, path, body)
  }

  async #ask(method: string, path: string, body: object): Promise<unknown> {
    const response = await fetch(`${this.#base}/${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`The emulator refused to do as it was told: ${text}`)
    return text === '' ? undefined : JSON.parse(text)
  }
}
