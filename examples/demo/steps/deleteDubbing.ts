import type { FollowedDubbing } from './followDubbing.js'
import type { StepContext } from './StepContext.js'

const deleteDubbingMutation = `mutation ($input: DeleteDubbingInput!) {
  deleteDubbing(input: $input) { deletedDubbingId userErrors { code message path } }
}`

/** Deleting a dubbing completes its subscription. */
export async function deleteDubbing(
  { output, graph }: StepContext,
  { id, updates }: FollowedDubbing,
  renderUrl: string,
): Promise<void> {
  output.step('Delete the dubbing')
  output.request('deleteDubbing')
  await graph.mutate(deleteDubbingMutation, { input: { id } })
  for await (const _ of updates) {
    // Updates before the deletion.
  }
  const { status } = await fetch(renderUrl, { method: 'HEAD' })
  output.response(`the subscription has completed; the render URL returns ${status}`)
}
