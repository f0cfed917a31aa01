import type { FollowedDub } from './followDubbing.js'
import type { Scene } from './StepContext.js'

const deleteDubbing = `mutation ($input: DeleteDubbingInput!) {
  deleteDubbing(input: $input) { dubbingId userErrors { code message path } }
}`

/** Whoever follows it hears that there is nothing more to come. */
export async function deleteDub(
  { stage, graph }: Scene,
  { id, updates }: FollowedDub,
  renderUrl: string,
): Promise<void> {
  stage.act('Deleted as well')
  stage.asked('deleteDubbing')
  await graph.change(deleteDubbing, { input: { dubbingId: id } })
  for await (const _ of updates) {
    // What had changed before.
  }
  const { status } = await fetch(renderUrl, { method: 'HEAD' })
  stage.came(`the subscription has completed; the URL of the render answers ${status}`)
}
