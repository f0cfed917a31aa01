import type { Context } from '../../context.js'
import { readUploads } from '../../media/uploads/readUploads.js'
import type { UpdateVoiceInput } from '../../schema/voices/inputs/VoiceInputs.js'
import { assertChange } from '../operations/assertChange.js'
import { runOperation } from '../operations/runOperation.js'
import { requireUpstreamVoice } from './requireVoice.js'

/** Changes metadata and adds samples. Upstream requires the name with each change. */
export async function updateVoice(context: Context, input: UpdateVoiceInput): Promise<{ voiceId: string }> {
  const { id: voiceId, isBackgroundNoiseRemoved: removeBackgroundNoise } = input
  const { upstream, signal, maxUploadBytes } = context
  const voice = await requireUpstreamVoice(context, voiceId, 'updateVoice')
  assertChange(input, ['name', 'description', 'labels', 'files'], { clearable: ['description'], replaced: ['labels'] })
  const files = input.files ?? []
  const samples =
    files.length === 0 ? [] : (voice.samples ?? (await context.loaders.voiceDetail.load(voiceId))?.samples ?? [])
  const reading =
    files.length === 0
      ? null
      : readUploads(files, { kind: 'sample', argument: 'files', maxBytes: maxUploadBytes, signal })
  const change = {
    name: input.name ?? voice.name,
    // Upstream ignores null.
    description: input.description === null ? '' : input.description,
    labels: input.labels ?? undefined,
  }
  const labels = input.labels?.map(({ key, value }) => ({ key, value }))
  const sampleIdsBefore = samples.map((sample) => sample.upstreamId)
  const request = {
    kind: 'updateVoice',
    input,
    subjectId: voiceId,
    expectation: { ...change, labels, ...(reading && { sampleIdsBefore }) },
  } as const
  return runOperation(context, request, async (operation) => {
    const form = {
      ...change,
      removeBackgroundNoise: reading ? removeBackgroundNoise : undefined,
      files: reading?.parts,
    }
    await upstream.voices.edit(voiceId, form, {
      async beforeFinalBoundary() {
        await reading?.assertComplete()
        const finished = reading?.finished().map(({ fileName, sizeBytes }) => ({ fileName, sizeBytes }))
        await operation.markSent(finished && { files: finished })
      },
    })
    return { result: { voiceId } }
  })
}
