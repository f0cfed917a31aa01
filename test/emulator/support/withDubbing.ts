import type { EmulatorOptions } from '../../../emulator/index.js'
import { vendorClient, withEmulator } from './withEmulator.js'

/** An emulator with a frozen clock, and the dubbing routes of the vendor SDK. */
export async function withDubbing(options: EmulatorOptions = {}) {
  const emulator = await withEmulator({ seed: 'empty', startAt: new Date('2030-05-06T07:08:09.123Z'), ...options })
  emulator.clock.freeze()
  return { emulator, dubbing: vendorClient(emulator).dubbing }
}
