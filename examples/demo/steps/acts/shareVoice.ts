import { otherUser } from '../../server/findServer.js'
import type { Scene } from '../StepContext.js'

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

export async function shareVoice({ stage, graph, other }: Scene, voiceId: string): Promise<void> {
  stage.act('Shared, and withdrawn')
  const look = async () => {
    if (other === undefined) return
    stage.asked(`${otherUser} asks: voice(id) { name viewerPermission }`)
    const { voice } = await other.ask<SeenVoice>(voiceAsSeen, { voiceId })
    stage.came(voice === null ? 'null: for him there is no such voice' : `${voice.name}: ${voice.viewerPermission}`)
  }
  await look()
  stage.asked(`shareVoice(userId: "${otherUser}", permission: VIEW)`)
  await graph.change(share, { input: { voiceId, userId: otherUser, permission: 'VIEW' } })
  stage.came('shared')
  await look()
  stage.asked(`unshareVoice(userId: "${otherUser}")`)
  await graph.change(unshare, { input: { voiceId, userId: otherUser } })
  stage.came('withdrawn')
  await look()
}
