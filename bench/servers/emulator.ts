import { type GenerationTiming, startEmulator, type TaskTiming } from '../../emulator/index.js'
import { givenSettings } from '../process/readSettings.js'
import { answerParent } from '../process/serveParent.js'

export interface EmulatorSettings {
  /** How many voices it holds; professional ones are verified. */
  voices: number
  category?: 'professional' | 'generated'
  /** How many samples each of them has. */
  samples?: number
  work?: Partial<TaskTiming>
  generation?: Partial<GenerationTiming>
}

export interface EmulatorFacts {
  url: string
  apiKey: string
  voiceIds: string[]
}

/** The upstream API for what changes something: the emulator as it is. */
const { voices, category = 'professional', samples = 0, work, generation }: EmulatorSettings = givenSettings()
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
const facts: EmulatorFacts = {
  url: emulator.url,
  apiKey: emulator.apiKey,
  voiceIds: made.map((voice) => voice.voice_id),
}
answerParent(facts, () => emulator.close())
