import { startEmulator, type WorkPace } from '../../emulator/index.js'
import { answerParent } from '../answerParent.js'

export interface EmulatorSettings {
  /** How many professional voices it holds, all of them verified. */
  voices: number
  /** How many samples each of them has. */
  samples?: number
  work?: Partial<WorkPace>
}

export interface EmulatorFacts {
  url: string
  apiKey: string
  voiceIds: string[]
}

/** The upstream API for what changes something: the emulator as it is. */
const { voices, samples = 0, work }: EmulatorSettings = JSON.parse(process.argv[2] ?? '')
const emulator = await startEmulator({ seed: 'empty', maximumConcurrentRequests: 1_000, work })
const made = emulator.state.addVoices(voices, (index) => ({
  name: `Voice ${index}`,
  category: 'professional',
  samples: Array.from({ length: samples }, () => ({})),
}))
for (const { voice_id } of made) emulator.state.verifyVoice(voice_id)
const facts: EmulatorFacts = {
  url: emulator.url,
  apiKey: emulator.apiKey,
  voiceIds: made.map((voice) => voice.voice_id),
}
answerParent(facts, () => emulator.close())
