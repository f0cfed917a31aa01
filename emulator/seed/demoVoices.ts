import { buildVoice, type VoiceRecord } from '../state/voices/buildVoice.js'
import { clonedVoices } from './clonedVoices.js'
import { demoId } from './demoId.js'
import { premadeVoices } from './premadeVoices.js'
import { professionalVoices } from './professionalVoices.js'
import { trainedVoices } from './trainedVoices.js'
import { unusualVoices } from './unusualVoices.js'

/**
 * The workspace of the `demo` seed. The same date returns the same data, including ids. The voices cover every state,
 * every nullable key as value, null and absent, and values that no client knows.
 */
export function demoVoices(at: Date): VoiceRecord[] {
  return [premadeVoices, clonedVoices, professionalVoices, trainedVoices, unusualVoices]
    .flatMap((voices) => voices(at))
    .map((fixture, index) =>
      buildVoice(fixture, { voiceId: fixture.voice_id ?? demoId(String(index)), ordinal: index + 1, createdAt: at }),
    )
}
