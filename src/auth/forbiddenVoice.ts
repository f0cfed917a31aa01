import { Forbidden } from '../errors.js'
import type { VoicePermission } from './ownership.js'

/** The error for a voice that the viewer may see but not change in this way. */
export function forbiddenVoice(needed: VoicePermission): Forbidden {
  return new Forbidden(
    needed === 'MANAGE'
      ? 'This requires the permission MANAGE on the voice.'
      : 'This requires the permission EDIT on the voice.',
  )
}
