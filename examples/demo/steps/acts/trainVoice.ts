import { Refusal } from '../../graph/GraphRequestError.js'
import type { Scene } from '../StepContext.js'
import { followJob, jobFields } from './followJob.js'

interface ModelsAnswer {
  models: readonly { id: string; canBeFineTuned: boolean | null }[]
}

const models = 'query { models { id canBeFineTuned } }'

const train = `mutation ($input: TrainVoiceInput!) {
  trainVoice(input: $input) { jobId userErrors { code message path } }
}`

const voiceTraining = `subscription ($voiceId: ID!, $modelId: ID!) {
  voiceTraining(voiceId: $voiceId, modelId: $modelId) { ${jobFields} }
}`

export async function trainVoice(scene: Scene, voiceId: string): Promise<void> {
  const { stage, graph, runId } = scene
  stage.act('Training, followed live')
  const { models: offered } = await graph.ask<ModelsAnswer>(models)
  const modelId = offered.find(({ canBeFineTuned }) => canBeFineTuned)?.id
  if (modelId === undefined) throw new Refusal(['No model can be trained.'])

  stage.asked(`trainVoice(modelId: "${modelId}"), then subscription voiceTraining over a WebSocket`)
  await graph.change(train, { input: { voiceId, modelId, idempotencyKey: `demo-training-${runId}` } })
  await followJob(scene, 'training', voiceTraining, { voiceId, modelId })
}
