import { bytesInWords, secsInWords } from '../../output/formatUnits.js'
import { recordTakes, type Take } from '../../speech/recordTakes.js'
import type { Sample, Scene } from '../StepContext.js'

interface Added {
  sampleIds: readonly string[]
  samples: readonly (Sample & { sizeBytes: number; durationSecs: number; mediaType: string })[]
}

const addVoiceSamples = `mutation ($input: AddVoiceSamplesInput!) {
  addVoiceSamples(input: $input) {
    sampleIds
    samples { id fileName sizeBytes durationSecs mediaType }
    userErrors { code message path }
  }
}`

export interface Uploaded {
  readonly take: Take
  readonly sample: Sample
}

/** All files go in one mutation: the voice gets all of them or none. */
export async function uploadSamples({ stage, graph, folder, runId }: Scene, voiceId: string): Promise<Uploaded[]> {
  stage.act('Recordings, streamed from disk')
  const takes = await recordTakes(folder)
  for (const { name, sizeBytes, durationSecs } of takes) {
    stage.noted(`spoken: ${name}, ${secsInWords(durationSecs)}, ${bytesInWords(sizeBytes)}`)
  }

  stage.asked(`addVoiceSamples(files: ${takes.length}), one multipart request`)
  const bar = stage.bar('sent')
  const input = { voiceId, files: takes.map(() => null), idempotencyKey: `demo-samples-${runId}` }
  const { samples } = await graph.upload<Added>(addVoiceSamples, {
    input,
    name: 'files',
    files: takes,
    onProgress: (sent, total) => bar.update(sent / total, `${bytesInWords(sent)} of ${bytesInWords(total)}`),
  })
  bar.end()

  return takes.map((take) => {
    const sample = samples.find(({ fileName }) => fileName === take.name)
    if (sample === undefined) throw new Error(`${take.name} is not among the samples`)
    stage.came(`sample ${sample.id}: ${sample.fileName}, ${secsInWords(sample.durationSecs)}, ${sample.mediaType}`)
    return { take, sample }
  })
}
