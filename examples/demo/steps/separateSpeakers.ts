import { formatSecs } from '../output/formatUnits.js'
import { followJob, jobFields } from './followJob.js'
import type { Sample, StepContext } from './StepContext.js'

interface Speaker {
  id: string
  durationSecs: number
  utterances: readonly unknown[]
}

interface SamplesAnswer {
  voice: { samples: readonly { id: string; speakerSeparation: { speakers: readonly Speaker[] } | null }[] }
}

const separate = `mutation ($input: SeparateSpeakersInput!) {
  separateSpeakers(input: $input) { job { id } userErrors { code message path } }
}`

const speakerSeparation = `subscription ($sampleId: ID!) {
  speakerSeparationUpdated(sampleId: $sampleId) { ${jobFields} }
}`

const speakersOfSamples = `query ($voiceId: ID!) {
  voice(id: $voiceId) { samples { id speakerSeparation { speakers { id durationSecs utterances { startSecs } } } } }
}`

const selectSpeakers = `mutation ($input: UpdateVoiceSampleInput!) {
  updateVoiceSample(input: $input) {
    sample { speakerSeparation { selectedSpeakers { id } } }
    userErrors { code message path }
  }
}`

export async function separateSpeakers(context: StepContext, voiceId: string, sample: Sample): Promise<void> {
  const { output, graph } = context
  const { id: sampleId, fileName } = sample
  output.step('Separate the speakers of a recording')
  output.request(`separateSpeakers(${fileName}), then subscription speakerSeparationUpdated over a WebSocket`)
  await graph.mutate(separate, { input: { id: sampleId } })
  await followJob(context, {
    label: 'separation',
    query: speakerSeparation,
    variables: { sampleId },
  })

  const { voice } = await graph.query<SamplesAnswer>(speakersOfSamples, { voiceId })
  const speakers = voice.samples.find(({ id }) => id === sampleId)?.speakerSeparation?.speakers ?? []
  for (const { id, durationSecs, utterances } of speakers) {
    output.note(`speaker ${id}: ${formatSecs(durationSecs)} in ${utterances.length} utterances`)
  }
  const [main] = speakers.toSorted((one, other) => other.durationSecs - one.durationSecs)
  if (main === undefined) throw new Error(`No speaker was found in ${fileName}`)

  output.request(`updateVoiceSample(${fileName}: selectedSpeakerIds: ["${main.id}"]), the main speaker`)
  const { sample: changed } = await graph.mutate<{
    sample: { speakerSeparation: { selectedSpeakers: readonly { id: string }[] } }
  }>(selectSpeakers, { input: { id: sampleId, selectedSpeakerIds: [main.id] } })
  output.response(`trained on: ${changed.speakerSeparation.selectedSpeakers.map(({ id }) => id).join(', ')}`)
}
