import type { Context } from '../../context.js'
import type { UpdateVoiceSettingsInput } from '../../schema/voices/inputs/VoiceInputs.js'
import { assertChange } from '../operations/assertChange.js'
import { runOperation } from '../operations/runOperation.js'
import { requireUpstreamVoice } from './requireVoice.js'

/** Upstream resets settings that are omitted, so the current values are sent too. */
export async function updateVoiceSettings(
  context: Context,
  input: UpdateVoiceSettingsInput,
): Promise<{ voiceId: string }> {
  const { id: voiceId } = input
  const { upstream } = context
  const voice = await requireUpstreamVoice(context, voiceId, 'updateVoiceSettings')
  assertChange(input, ['stability', 'similarityBoost', 'style', 'speed', 'hasSpeakerBoost'])
  const current = voice.settings ?? (await upstream.voices.getSettings(voiceId))
  const change = {
    stability: input.stability ?? current.stability,
    similarityBoost: input.similarityBoost ?? current.similarityBoost,
    style: input.style ?? current.style,
    speed: input.speed ?? current.speed,
    hasSpeakerBoost: input.hasSpeakerBoost ?? current.hasSpeakerBoost,
  }
  const request = { kind: 'updateVoiceSettings', input, subjectId: voiceId, expectation: change } as const
  return runOperation(context, request, async (operation) => {
    await upstream.beforeWrite(() => operation.markSent()).voices.editSettings(voiceId, change)
    return { result: { voiceId } }
  })
}
