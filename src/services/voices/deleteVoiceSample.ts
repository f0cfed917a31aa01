import type { Context } from '../../context.js'
import { NotFound } from '../../errors.js'
import type { DeleteVoiceSampleInput } from '../../schema/voices/inputs/VoiceSampleInputs.js'
import { runOperation } from '../operations/runOperation.js'
import { decodeSampleId, findSample } from './findSample.js'
import { requireUpstreamVoice } from './requireVoice.js'

export async function deleteVoiceSample(
  context: Context,
  input: DeleteVoiceSampleInput,
): Promise<{ voiceId: string; sampleId: string }> {
  const { voiceId, sampleId } = decodeSampleId(input.id)
  const { category } = await requireUpstreamVoice(context, voiceId, 'deleteVoiceSample')
  if ((await findSample(context, voiceId, sampleId)) === null) throw new NotFound('VoiceSample', sampleId)
  const request = { kind: 'deleteVoiceSample', input, subjectId: voiceId, expectation: { sampleId } } as const
  return runOperation(context, request, async (operation) => {
    await context.upstream
      .beforeWrite(() => operation.markSent())
      .samples.delete(voiceId, sampleId, { professional: category === 'PROFESSIONAL' })
    return { result: { voiceId, sampleId }, audit: { resourceType: 'VoiceSample', resourceId: sampleId } }
  })
}
