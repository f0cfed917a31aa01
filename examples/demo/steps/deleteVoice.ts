import type { StepContext } from './StepContext.js'

const deleteVoiceMutation = `mutation ($input: DeleteVoiceInput!) {
  deleteVoice(input: $input) { deletedVoiceId userErrors { code message path } }
}`

/** Deleting a voice also revokes the URLs of its audio. */
export async function deleteVoice({ output, graph }: StepContext, voiceId: string, audioUrl: string): Promise<void> {
  output.step('Delete the voice')
  output.request('deleteVoice')
  await graph.mutate(deleteVoiceMutation, { input: { id: voiceId } })
  const { voice } = await graph.query<{ voice: object | null }>('query ($id: ID!) { voice(id: $id) { id } }', {
    id: voiceId,
  })
  const { status } = await fetch(audioUrl, { method: 'HEAD' })
  output.response(`voice(id) is ${voice === null ? 'null' : 'still there'}; the audio URL returns ${status}`)
}
