import type { Scene } from '../StepContext.js'

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
  voices(first: 100, filter: { search: $search, access: [OWN] }) { edges { node { id } } }
}`

export async function createVoice({ stage, graph, runId }: Scene): Promise<string> {
  stage.act('A professional voice, made once')
  const name = `Ada of the lake ${runId}`
  const idempotencyKey = `demo-voice-${runId}`
  const input = { name, language: 'en', description: 'Calm, for long stories.', idempotencyKey }
  const create = () => graph.change<Created>(createProfessionalVoice, { input })

  stage.asked(`createProfessionalVoice(name: "${name}", idempotencyKey: "${idempotencyKey}")`)
  const { voiceId, voice } = await create()
  stage.came(`voice ${voiceId}: ${voice.category}, of ${voice.owner.id}, who may ${voice.viewerPermission} it`)

  stage.asked('the same again, as a client does whose connection broke')
  const again = await create()
  const { voices } = await graph.ask<{ voices: { edges: unknown[] } }>(voicesOfName, { search: name })
  const isSame = again.voiceId === voiceId && voices.edges.length === 1
  if (!isSame) throw new Error(`A repeat made a second voice: ${again.voiceId} beside ${voiceId}`)
  stage.came(`voice ${again.voiceId} again; voices of this name: ${voices.edges.length}`)
  return voiceId
}
