import type { Context } from '../../context.js'
import { InvalidInput } from '../../errors.js'
import { readUploads } from '../../media/uploads/readUploads.js'
import type { AddVoiceSamplesInput } from '../../schema/voices/inputs/VoiceSampleInputs.js'
import { runOperation } from '../operations/runOperation.js'
import { requireUpstreamVoice } from './requireVoice.js'

/** Streams samples of a professional voice to upstream, all or none. */
export async function addVoiceSamples(
  context: Context,
  input: AddVoiceSamplesInput,
): Promise<{ voiceId: string; sampleIds: string[] }> {
  const { voiceId, isBackgroundNoiseRemoved: removeBackgroundNoise, idempotencyKey } = input
  const { upstream, signal, maxUploadBytes } = context
  const voice = await requireUpstreamVoice(context, voiceId, 'addVoiceSamples')
  if (voice.category !== 'PROFESSIONAL' && voice.category !== 'UNKNOWN') {
    const message = 'Samples can be added to professional voices only. Use updateVoice for other voices.'
    throw new InvalidInput(message, [{ path: ['voiceId'], message }])
  }
  const samples = voice.samples ?? (await context.loaders.voiceDetail.load(voiceId))?.samples ?? []
  const reading = readUploads(input.files, { kind: 'sample', argument: 'files', maxBytes: maxUploadBytes, signal })
  const request = {
    kind: 'addVoiceSamples',
    idempotencyKey,
    input,
    subjectId: voiceId,
    expectation: { sampleIdsBefore: samples.map((sample) => sample.upstreamId) },
  } as const
  const { sampleIds } = await runOperation(context, request, async (operation) => {
    const form = { files: reading.parts, removeBackgroundNoise }
    const added = await upstream.samples.add(voiceId, form, {
      async beforeFinalBoundary() {
        await reading.assertComplete()
        const files = reading.finished().map(({ fileName, sizeBytes }) => ({ fileName, sizeBytes }))
        await operation.markSent({ files })
      },
    })
    const details = { bytes: reading.finished().reduce((sum, file) => sum + file.sizeBytes, 0) }
    return { result: { voiceId, sampleIds: added.map((sample) => sample.upstreamId) }, audit: { details } }
  })
  return { voiceId, sampleIds: [...sampleIds] }
}
