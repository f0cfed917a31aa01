import type { CallRecord, FaultOptions, GenerationTiming } from '../emulator/index.js'

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
  setPace(generation: Partial<GenerationTiming>): Promise<void> {
    return this.#tell('PATCH', 'behaviour', { generation })
  }

  async #tell(method: string, path: string, body: object): Promise<void> {
    const response = await fetch(`${this.#base}/${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (!response.ok) throw new Error(`The emulator refused to do as it was told: ${await response.text()}`)
  }
}
