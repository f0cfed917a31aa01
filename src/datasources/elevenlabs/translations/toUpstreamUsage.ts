import type { Subscription } from '@elevenlabs/elevenlabs-js/serialization/types/Subscription.js'
import { VoiceWorkspaceUsage } from '../../../schema/workspace/VoiceWorkspaceUsage.js'
import { requiredText } from '../client/malformedResponse.js'
import { read } from './read.js'

export function toUpstreamUsage(raw: Subscription.Raw): VoiceWorkspaceUsage {
  const usage = new VoiceWorkspaceUsage()
  usage.tier = requiredText(raw.tier, 'tier')
  usage.status = read.text(raw.status) ?? 'unknown'
  usage.creditsUsed = read.safeInt(raw.character_count) ?? 0
  usage.creditsLimit = read.safeInt(raw.character_limit) ?? 0
  usage.isCreditsLimitExtensionUnlimited = raw.max_credit_limit_extension === 'unlimited'
  usage.creditsLimitExtension = toLimitExtension(raw)
  usage.creditsResetAt = read.seconds(raw.next_character_count_reset_unix)
  usage.voiceSlotsUsed = read.int(raw.voice_slots_used) ?? 0
  usage.voiceSlotsLimit = read.int(raw.voice_limit) ?? 0
  usage.professionalVoiceSlotsUsed = read.int(raw.professional_voice_slots_used) ?? 0
  usage.professionalVoiceSlotsLimit = read.int(raw.professional_voice_limit) ?? 0
  usage.voiceAddEditsUsed = read.int(raw.voice_add_edit_counter) ?? 0
  usage.voiceAddEditsLimit = read.int(raw.max_voice_add_edits)
  usage.canUseInstantVoiceCloning = raw.can_use_instant_voice_cloning === true
  usage.canUseProfessionalVoiceCloning = raw.can_use_professional_voice_cloning === true
  return usage
}

/** The credit limit is newer than the character limit and has precedence. */
function toLimitExtension(raw: Subscription.Raw): number | null {
  if (raw.max_credit_limit_extension === 'unlimited') return null
  return read.safeInt(raw.max_credit_limit_extension) ?? read.safeInt(raw.max_character_limit_extension)
}
