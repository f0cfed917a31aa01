import type { EmulatorOptions } from '../../../emulator/index.js'
import { vendorClient, withEmulator } from './withEmulator.js'

/** An emulator with one voice and no delays between the chunks of a stream. */
export async function withVoice(options: EmulatorOptions = {}) {
  const generation = { firstPieceMs: 0, pauseMs: 0 }
  const emulator = await withEmulator({ seed: 'empty', generation, ...options })
  const { voice_id } = emulator.state.addVoice({ name: 'Reader' })
  return { emulator, client: vendorClient(emulator), voiceId: voice_id }
}

/** Path of a route of text-to-speech. */
export const speechPath = (voiceId: string, route = '') => `/v1/text-to-speech/${voiceId}${route}`
