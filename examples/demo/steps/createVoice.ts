import type { StepContext } from './StepContext.js'

interface Created {
  voiceId: string
  voice: { name: string; category: string; viewerPermission: string; owner: { id: string } }
}

const createProfessionalVoice = `mutation ($input: CreateProfessionalVoiceInput!) {
  createProfessionalVoice(input: $input) {
    voiceId
    voice { name category viewerPermission owner { id } }
    userErrors { code message path }
  }
}`

const voicesOfName = `query ($search: String!) {
  voices(first: 100, filter: { search: $search, accesses: [OWN] }) { edges { node { id } } }
}`

export async function createVoice({ output, graph, runId }: StepContext): Promise<string> {
  output.step('Create a professional voice')
  const name = `Ada of the lake ${runId}`
  const idempotencyKey = `demo-voice-${runId}`
  const input = { name, language: 'en', description: 'Calm, for long stories.', idempotencyKey }
  const create = () => graph.mutate<Created>(createProfessionalVoice, { input })

  output.request(`createProfessionalVoice(name: "${name}", idempotencyKey: "${idempotencyKey}")`)
  const { voiceId, voice } = await create()
  output.response(`voice ${voiceId}: ${voice.category}, owner ${voice.owner.id}, permission ${voice.viewerPermission}`)

  output.request('the same request again, as after a lost response')
  const again = await create()
  const { voices } = await graph.query<{ voices: { edges: unknown[] } }>(voicesOfName, { search: name })
  const isSame = again.voiceId === voiceId && voices.edges.length === 1
  if (!isSame) throw new Error(`The repeated request created a second voice: ${voiceId} and ${again.voiceId}`)
  output.response(`voice ${again.voiceId} again; voices with this name: ${voices.edges.length}`)
  return voiceId
}
