import type { Context } from '../../context.js'
import type { UpdateVoiceSettingsInput } from '../../schema/voices/inputs/VoiceInputs.js'
import { runOperation } from '../operations/runOperation.js'
import { requireWholeVoice } from './requireVoice.js'

/** Changes how a voice speaks. Upstream has defaults for what is left out, so the present values are sent along. */
export async function updateVoiceSettings(
  context: Context,
  input: UpdateVoiceSettingsInput,
): Promise<{ voiceId: string }> {
  const { id: voiceId } = input
  const { upstream } = context
  const voice = await requireWholeVoice(context, voiceId, 'EDIT', 'updateVoiceSettings')
  const present = voice.settings ?? (await upstream.voices.getSettings(voiceId))
  const change = {
    stability: input.stability ?? present.stability,
    similarityBoost: input.similarityBoost ?? present.similarityBoost,
    style: input.style ?? present.style,
    speed: input.speed ?? present.speed,
    hasSpeakerBoost: input.hasSpeakerBoost ?? present.hasSpeakerBoost,
  }
  const request = { kind: 'updateVoiceSettings', input, subjectId: voiceId, expectation: change } as const
  return runOperation(context, request, async (operation) => {
    await upstream.beforeWrite(() => operation.markSent()).voices.editSettings(voiceId, change)
    return { result: { voiceId } }
  })
}
