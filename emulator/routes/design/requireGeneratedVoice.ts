import { domainError } from '../../http/apiErrors.js'
import type { StateStore } from '../../state/StateStore.js'
import type { GeneratedVoice } from '../../state/voices/generatedVoices.js'

/** Throws if the id is unknown or expired, or if `unused` is set and a voice was already created from it. */
export function requireGeneratedVoice(state: StateStore, id: string, { unused = false } = {}): GeneratedVoice {
  const voice = state.generatedVoices.find(id)
  if (voice && !(unused && voice.used)) return voice
  throw domainError({
    code: 'voice_not_found',
    message: `A generated voice '${id}' was not found: it may have expired or been used.`,
    httpStatus: state.voiceNotFoundStatus,
  })
}
