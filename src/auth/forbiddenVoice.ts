import { Forbidden } from '../errors.js'
import type { VoicePermission } from './ownership.js'

/** The error for a voice that the viewer sees and may not use in this way. */
export function forbiddenVoice(needed: VoicePermission): Forbidden {
  return new Forbidden(
    needed === 'MANAGE' ? 'Only those who manage a voice may do this.' : 'You may not change this voice.',
  )
}
