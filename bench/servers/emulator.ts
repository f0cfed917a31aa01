import {
  type AccountLimits,
  type EmulatorOptions,
  type GenerationTiming,
  startEmulator,
  type TaskTiming,
} from '../../emulator/index.js'
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
  account?: Partial<AccountLimits>
  dubbing?: EmulatorOptions['dubbing']
  /** Default: 1000, more than a benchmark uses. */
  maximumConcurrentRequests?: number
}

export interface EmulatorInfo {
  url: string
  apiKey: string
  voiceIds: string[]
}

/** The upstream API of benchmarks that write: the emulator. */
const settings: EmulatorSettings = readSettings()
const { voices, category = 'professional', samples = 0, maximumConcurrentRequests = 1_000, ...options } = settings
const emulator = await startEmulator({
  ...options,
  seed: 'empty',
  maximumConcurrentRequests,
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
