import { domainError } from '../../http/apiErrors.js'
import type { StateStore } from '../../state/emulatorState.js'
import type { GeneratedVoice } from '../../state/voices/generatedVoices.js'

/** The designed voice, or the error that there is none: it never was, has expired, or must be unused and is not. */
export function demandGeneratedVoice(state: StateStore, id: string, { unused = false } = {}): GeneratedVoice {
  const voice = state.generatedVoices.find(id)
  if (voice && !(unused && voice.used)) return voice
  throw domainError({
    code: 'voice_not_found',
    message: `A generated voice '${id}' was not found: it may have expired or been used.`,
    httpStatus: state.voiceNotFoundStatus,
  })
}
