import type { Context } from '../../context.js'
import type { TrainVoiceInput } from '../../schema/voices/inputs/ProfessionalVoiceInputs.js'
import { runOperation } from '../operations/runOperation.js'
import { fineTuningOf } from './fineTuningOf.js'
import { requireUpstreamVoice } from './requireVoice.js'

export async function trainVoice(
  context: Context,
  input: TrainVoiceInput,
): Promise<{ voiceId: string; jobId: string | null }> {
  const { id: voiceId, idempotencyKey } = input
  const modelId = input.modelId ?? null
  const voice = await requireUpstreamVoice(context, voiceId, 'trainVoice')
  const fineTuning = await fineTuningOf(context, voice)
  const statesBefore = (fineTuning?.models ?? []).map((model) => ({
    modelId: model.modelId,
    state: model.status,
  }))
  const request = {
    kind: 'trainVoice',
    idempotencyKey,
    input,
    subjectId: voiceId,
    expectation: { modelId, statesBefore },
  } as const
  const { jobId = null } = await runOperation(context, request, async (operation) => {
    await context.upstream.beforeWrite(() => operation.markSent()).voices.train(voiceId, modelId)
    return { result: { voiceId }, starts: { kind: 'VOICE_TRAINING', voiceId, modelId } }
  })
  return { voiceId, jobId }
}
