import type { CallRecord, FaultOptions } from '../emulator/index.js'

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

  async addFault(fault: FaultOptions): Promise<void> {
    const response = await fetch(`${this.#base}/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(fault),
    })
    if (!response.ok) throw new Error(`The emulator refused a fault: ${await response.text()}`)
  }
}
