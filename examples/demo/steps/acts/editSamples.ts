import type { Sample, Scene } from '../StepContext.js'

interface Changed {
  sample: Sample & { trimStartMs: number | null; trimEndMs: number | null; removeBackgroundNoise: boolean }
}

const updateVoiceSample = `mutation ($input: UpdateVoiceSampleInput!) {
  updateVoiceSample(input: $input) {
    sample { id fileName trimStartMs trimEndMs removeBackgroundNoise }
    userErrors { code message path }
  }
}`

export async function editSamples(
  { stage, graph }: Scene,
  voiceId: string,
  { plain, noisy }: { plain: Sample; noisy: Sample },
): Promise<void> {
  stage.act('Samples, made ready')
  const change = (sampleId: string, input: object) =>
    graph.change<Changed>(updateVoiceSample, { input: { voiceId, sampleId, ...input } })

  stage.asked(`updateVoiceSample(${plain.fileName}: trimStartMs: 250, trimEndMs: 9000, fileName: "the lake.wav")`)
  const trimmed = await change(plain.id, { trimStartMs: 250, trimEndMs: 9000, fileName: 'the lake.wav' })
  const { fileName, trimStartMs, trimEndMs } = trimmed.sample
  stage.came(`"${fileName}", used from ${trimStartMs} ms to ${trimEndMs} ms`)

  stage.asked(`updateVoiceSample(${noisy.fileName}: removeBackgroundNoise: true)`)
  const cleaned = await change(noisy.id, { removeBackgroundNoise: true })
  stage.came(`${cleaned.sample.fileName}: background noise ${cleaned.sample.removeBackgroundNoise ? 'goes' : 'stays'}`)
}
