import { type GenerationTiming, startEmulator, type TaskTiming } from '../../emulator/index.js'
import { readSettings } from '../process/readSettings.js'
import { serveParent } from '../process/serveParent.js'

export interface EmulatorSettings {
  /** Number of voices; professional ones are verified. */
  voices: number
  category?: 'professional' | 'generated'
  /** Number of samples of each voice. */
  samples?: number
  work?: Partial<TaskTiming>
  generation?: Partial<GenerationTiming>
}

export interface EmulatorInfo {
  url: string
  apiKey: string
  voiceIds: string[]
}

/** The upstream API of benchmarks that write: the emulator. */
const { voices, category = 'professional', samples = 0, work, generation }: EmulatorSettings = readSettings()
const emulator = await startEmulator({
  seed: 'empty',
  maximumConcurrentRequests: 1_000,
  work,
  generation,
  plan: { characterLimit: Number.MAX_SAFE_INTEGER },
})
const made = emulator.state.addVoices(voices, (index) => ({
  name: `Voice ${index}`,
  category,
  samples: Array.from({ length: samples }, () => ({})),
}))
if (category === 'professional') for (const { voice_id } of made) emulator.state.verifyVoice(voice_id)
const info: EmulatorInfo = {
  url: emulator.url,
  apiKey: emulator.apiKey,
  voiceIds: made.map((voice) => voice.voice_id),
}
serveParent(info, () => emulator.close())
