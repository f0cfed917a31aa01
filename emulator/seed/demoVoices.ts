import { completeVoice, type VoiceRecord } from '../state/voices/buildVoice.js'
import { clonedVoices } from './clonedVoices.js'
import { demoId } from './demoId.js'
import { premadeVoices } from './premadeVoices.js'
import { professionalVoices } from './professionalVoices.js'
import { trainedVoices } from './trainedVoices.js'
import { unusualVoices } from './unusualVoices.js'

/**
 * The workspace of the `demo` seed. The same moment gives the same data, ids included. Between them the voices show
 * every state a client can meet, each nullable key both filled and null or missing, and values no client knows.
 */
export function demoVoices(at: Date): VoiceRecord[] {
  return [premadeVoices, clonedVoices, professionalVoices, trainedVoices, unusualVoices]
    .flatMap((voices) => voices(at))
    .map((draft, index) => completeVoice(draft, draft.voice_id ?? demoId(String(index)), index + 1, at))
}
