import { secsInWords } from '../../output/formatUnits.js'
import type { Sample, Scene } from '../StepContext.js'
import { followJob, jobFields } from './followJob.js'

interface Speaker {
  id: string
  durationSecs: number
  utterances: readonly unknown[]
}

interface SamplesAnswer {
  voice: { samples: readonly { id: string; speakerSeparation: { speakers: readonly Speaker[] } | null }[] }
}

const separate = `mutation ($input: VoiceSampleInput!) {
  separateSpeakers(input: $input) { jobId userErrors { code message path } }
}`

const speakerSeparation = `subscription ($voiceId: ID!, $sampleId: ID!) {
  speakerSeparation(voiceId: $voiceId, sampleId: $sampleId) { ${jobFields} }
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

export async function separateSpeakers(scene: Scene, voiceId: string, sample: Sample): Promise<void> {
  const { stage, graph } = scene
  const { id: sampleId, fileName } = sample
  stage.act('Two people in one recording, told apart')
  stage.asked(`separateSpeakers(${fileName}), then subscription speakerSeparation over a WebSocket`)
  await graph.change(separate, { input: { voiceId, sampleId } })
  await followJob(scene, 'separation', speakerSeparation, { voiceId, sampleId })

  const { voice } = await graph.ask<SamplesAnswer>(speakersOfSamples, { voiceId })
  const speakers = voice.samples.find(({ id }) => id === sampleId)?.speakerSeparation?.speakers ?? []
  for (const { id, durationSecs, utterances } of speakers) {
    stage.noted(`speaker ${id}: heard for ${secsInWords(durationSecs)}, ${utterances.length} times`)
  }
  const [main] = speakers.toSorted((one, other) => other.durationSecs - one.durationSecs)
  if (main === undefined) throw new Error(`No speaker was found in ${fileName}`)

  stage.asked(`updateVoiceSample(${fileName}: selectedSpeakerIds: ["${main.id}"]), who is heard longest`)
  const { sample: changed } = await graph.change<{
    sample: { speakerSeparation: { selectedSpeakers: readonly { id: string }[] } }
  }>(selectSpeakers, { input: { voiceId, sampleId, selectedSpeakerIds: [main.id] } })
  stage.came(`trained on: ${changed.speakerSeparation.selectedSpeakers.map(({ id }) => id).join(', ')}`)
}
