import type { Sample, StepContext } from './StepContext.js'

interface Changed {
  sample: Sample & { trimStartMs: number | null; trimEndMs: number | null; isBackgroundNoiseRemoved: boolean }
}

const updateVoiceSample = `mutation ($input: UpdateVoiceSampleInput!) {
  updateVoiceSample(input: $input) {
    sample { id fileName trimStartMs trimEndMs isBackgroundNoiseRemoved }
    userErrors { code message path }
  }
}`

export async function editSamples(
  { output, graph }: StepContext,
  { plain, noisy }: { plain: Sample; noisy: Sample },
): Promise<void> {
  output.step('Edit samples')
  const update = (id: string, input: object) => graph.mutate<Changed>(updateVoiceSample, { input: { id, ...input } })

  output.request(`updateVoiceSample(${plain.fileName}: trimStartMs: 250, trimEndMs: 9000, fileName: "the lake.wav")`)
  const trimmed = await update(plain.id, { trimStartMs: 250, trimEndMs: 9000, fileName: 'the lake.wav' })
  const { fileName, trimStartMs, trimEndMs } = trimmed.sample
  output.response(`"${fileName}", used from ${trimStartMs} ms to ${trimEndMs} ms`)

  output.request(`updateVoiceSample(${noisy.fileName}: isBackgroundNoiseRemoved: true)`)
  const cleaned = await update(noisy.id, { isBackgroundNoiseRemoved: true })
  output.response(
    `${cleaned.sample.fileName}: background noise ${cleaned.sample.isBackgroundNoiseRemoved ? 'removed' : 'kept'}`,
  )
}
