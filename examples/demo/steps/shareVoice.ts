import { otherUser } from '../server/findServer.js'
import type { StepContext } from './StepContext.js'

interface SeenVoice {
  voice: { name: string; viewerPermission: string } | null
}

const share = `mutation ($input: ShareVoiceInput!) {
  shareVoice(input: $input) { voiceId userErrors { code message path } }
}`

const unshare = `mutation ($input: UnshareVoiceInput!) {
  unshareVoice(input: $input) { voiceId userErrors { code message path } }
}`

const voiceAsSeen = 'query ($voiceId: ID!) { voice(id: $voiceId) { name viewerPermission } }'

export async function shareVoice({ output, graph, other }: StepContext, voiceId: string): Promise<void> {
  output.step('Share the voice and revoke it')
  const showVoice = async () => {
    if (other === undefined) return
    output.request(`${otherUser}: voice(id) { name viewerPermission }`)
    const { voice } = await other.query<SeenVoice>(voiceAsSeen, { voiceId })
    output.response(voice === null ? 'null: not visible' : `${voice.name}: ${voice.viewerPermission}`)
  }
  await showVoice()
  output.request(`shareVoice(userId: "${otherUser}", permission: VIEW)`)
  await graph.mutate(share, { input: { id: voiceId, userId: otherUser, permission: 'VIEW' } })
  output.response('shared')
  await showVoice()
  output.request(`unshareVoice(userId: "${otherUser}")`)
  await graph.mutate(unshare, { input: { id: voiceId, userId: otherUser } })
  output.response('revoked')
  await showVoice()
}
