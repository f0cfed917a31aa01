import type { CallRecord, FaultOptions, GenerationTiming } from '../emulator/index.js'

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

  async #send(method: string, path: string, body: object): Promise<void> {
    const response = await fetch(`${this.#base}/${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (!response.ok) throw new Error(`The emulator refused ${method} /_emulator/${path}: ${await response.text()}`)
  }
}
