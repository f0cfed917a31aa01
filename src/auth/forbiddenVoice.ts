import { Forbidden } from '../errors.js'
import type { VoicePermission } from './ownership.js'

export function forbiddenVoice(needed: VoicePermission): Forbidden {
  return new Forbidden(
    needed === 'MANAGE'
      ? 'This requires the permission MANAGE on the voice.'
      : 'This requires the permission EDIT on the voice.',
  )
}
