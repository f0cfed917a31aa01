import type { Context } from '../../context.js'
import { NotFound } from '../../errors.js'
import type { SeparateSpeakersInput } from '../../schema/voices/inputs/VoiceSampleInputs.js'
import { runOperation } from '../operations/runOperation.js'
import { decodeSampleId, findSample, separationOf } from './findSample.js'
import { requireVoice } from './requireVoice.js'

export async function separateSpeakers(
  context: Context,
  input: SeparateSpeakersInput,
): Promise<{ voiceId: string; jobId: string | null }> {
  const { voiceId, sampleId } = decodeSampleId(input.id)
  await requireVoice(context, voiceId, 'separateSpeakers')
  const sample = await findSample(context, voiceId, sampleId)
  if (sample === null) throw new NotFound('VoiceSample', sampleId)
  const separation = await separationOf(context, sample)
  const expectation = { sampleId, statusBefore: separation?.status ?? null }
  const request = { kind: 'separateSpeakers', input, subjectId: voiceId, expectation } as const
  const { jobId = null } = await runOperation(context, request, async (operation) => {
    await context.upstream.beforeWrite(() => operation.markSent()).speakers.separate(voiceId, sampleId)
    return {
      result: { voiceId, sampleId },
      starts: { kind: 'SPEAKER_SEPARATION', voiceId, sampleId },
      audit: { resourceType: 'VoiceSample', resourceId: sampleId },
    }
  })
  return { voiceId, jobId }
}
