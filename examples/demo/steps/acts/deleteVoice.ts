import type { Scene } from '../StepContext.js'

const remove = `mutation ($input: DeleteVoiceInput!) {
  deleteVoice(input: $input) { voiceId userErrors { code message path } }
}`

/** Takes its audio along: a URL that played a moment ago finds nothing. */
export async function deleteVoice({ stage, graph }: Scene, voiceId: string, audioUrl: string): Promise<void> {
  stage.act('Deleted')
  stage.asked('deleteVoice')
  await graph.change(remove, { input: { voiceId } })
  const { voice } = await graph.ask<{ voice: object | null }>('query ($id: ID!) { voice(id: $id) { id } }', {
    id: voiceId,
  })
  const { status } = await fetch(audioUrl, { method: 'HEAD' })
  stage.came(`voice(id) is ${voice === null ? 'null' : 'still there'}; the audio URL of a moment ago answers ${status}`)
}
