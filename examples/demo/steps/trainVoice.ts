import { GraphRequestError } from '../graph/GraphRequestError.js'
import { followJob, jobFields } from './followJob.js'
import type { StepContext } from './StepContext.js'

interface ModelsAnswer {
  voiceModels: readonly { id: string; canBeFineTuned: boolean | null }[]
}

const models = 'query { voiceModels { id canBeFineTuned } }'

const train = `mutation ($input: TrainVoiceInput!) {
  trainVoice(input: $input) { job { id } userErrors { code message path } }
}`

const voiceTraining = `subscription ($voiceId: ID!, $modelId: ID!) {
  voiceTrainingUpdated(voiceId: $voiceId, modelId: $modelId) { ${jobFields} }
}`

export async function trainVoice(context: StepContext, voiceId: string): Promise<void> {
  const { output, graph, runId } = context
  output.step('Train the voice')
  const { voiceModels: availableModels } = await graph.query<ModelsAnswer>(models)
  const modelId = availableModels.find(({ canBeFineTuned }) => canBeFineTuned)?.id
  if (modelId === undefined) throw new GraphRequestError(['No model can be fine-tuned.'])

  output.request(`trainVoice(modelId: "${modelId}"), then subscription voiceTrainingUpdated over a WebSocket`)
  await graph.mutate(train, { input: { id: voiceId, modelId, idempotencyKey: `demo-training-${runId}` } })
  await followJob(context, { label: 'training', query: voiceTraining, variables: { voiceId, modelId } })
}
