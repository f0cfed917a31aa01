import { formatBytes, formatSecs } from '../output/formatUnits.js'
import { type LocalRecording, recordSamples } from '../speech/recordSamples.js'
import type { Sample, StepContext } from './StepContext.js'

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
  readonly recording: LocalRecording
  readonly sample: Sample
}

/** One mutation for all files: either all are added or none. */
export async function uploadSamples(
  { output, graph, folder, runId }: StepContext,
  voiceId: string,
): Promise<Uploaded[]> {
  output.step('Upload recordings')
  const recordings = await recordSamples(folder)
  for (const { name, sizeBytes, durationSecs } of recordings) {
    output.note(`recorded: ${name}, ${formatSecs(durationSecs)}, ${formatBytes(sizeBytes)}`)
  }

  output.request(`addVoiceSamples(files: ${recordings.length}), one multipart request`)
  const bar = output.bar('sent')
  const input = { voiceId, files: recordings.map(() => null), idempotencyKey: `demo-samples-${runId}` }
  const { samples } = await graph.upload<Added>(addVoiceSamples, {
    input,
    name: 'files',
    files: recordings,
    onProgress: (sent, total) => bar.update(sent / total, `${formatBytes(sent)} of ${formatBytes(total)}`),
  })
  bar.end()

  return recordings.map((recording) => {
    const sample = samples.find(({ fileName }) => fileName === recording.name)
    if (sample === undefined) throw new Error(`${recording.name} is missing in the samples`)
    output.response(`sample ${sample.id}: ${sample.fileName}, ${formatSecs(sample.durationSecs)}, ${sample.mediaType}`)
    return { recording, sample }
  })
}
