import type { SpeechRecipe } from '../../audio/synthesis/speechRecipe.js'
import { domainError } from '../../http/apiErrors.js'
import { usedSlots } from '../../state/account/account.js'
import type { StateStore } from '../../state/StateStore.js'
import type { VoiceRecord } from '../../state/voices/buildVoice.js'
import type { WireSample } from '../../wire.js'

export function requireVoice(state: StateStore, voiceId: string): VoiceRecord {
  const record = state.record(voiceId)
  if (record) return record
  throw domainError({
    code: 'voice_not_found',
    message: `A voice with voice_id '${voiceId}' was not found.`,
    httpStatus: state.voiceNotFoundStatus,
  })
}

export function requireSample(
  state: StateStore,
  voiceId: string,
  sampleId: string,
): { sample: WireSample; recipe: SpeechRecipe } {
  const { voice, recipes } = requireVoice(state, voiceId)
  const sample = voice.samples?.find(({ sample_id }) => sample_id === sampleId)
  const recipe = recipes[sampleId]
  if (sample && recipe) return { sample, recipe }
  throw domainError({
    code: 'sample_not_found',
    message: `A sample with sample_id '${sampleId}' was not found in voice '${voiceId}'.`,
  })
}

/** The voice, if this key may change it. */
export function requireEditableVoice(state: StateStore, voiceId: string): VoiceRecord {
  const record = requireVoice(state, voiceId)
  const { category, permission_on_resource } = record.voice
  if (category !== 'premade' && permission_on_resource !== 'viewer' && permission_on_resource !== 'commenter') {
    return record
  }
  throw domainError({ code: 'voice_access_denied', message: `You may not change the voice '${voiceId}'.` })
}

/** The voice, if it is professional and this key may change it. */
export function requireProfessionalVoice(state: StateStore, voiceId: string): VoiceRecord {
  const record = requireEditableVoice(state, voiceId)
  if (record.voice.category === 'professional') return record
  throw domainError({ code: 'bad_request', message: `The voice '${voiceId}' is not a professional voice.` })
}

export function assertFreeSlot(state: StateStore, kind: 'voice' | 'professional'): void {
  const { voices, professional } = usedSlots(state)
  const { voiceLimit, professionalVoiceLimit } = state.account
  const [used, limit] = kind === 'voice' ? [voices, voiceLimit] : [professional, professionalVoiceLimit]
  if (used < limit) return
  throw domainError({
    code: 'voice_limit_reached',
    message: `You have reached your maximum amount of ${kind === 'voice' ? 'custom' : 'professional'} voices (${used} / ${limit}).`,
  })
}
