import { Refusal } from '../graph/GraphRequestError.js'
import { type DubEvent, type FollowedDub, segmentIn, updateThat } from './followDubbing.js'
import type { Scene } from './StepContext.js'

const updateSegment = `mutation ($input: UpdateDubbingSegmentInput!) {
  updateDubbingSegment(input: $input) { version userErrors { code message path } }
}`

const dubSegments = `mutation ($input: DubDubbingInput!) {
  dubDubbing(input: $input) { version userErrors { code message path } }
}`

/** A line is written anew: what is heard is stale until it is spoken again. Who edits an old version is told so. */
export async function editDub({ stage, graph }: Scene, dub: FollowedDub, ready: DubEvent): Promise<void> {
  const { id: dubbingId, language } = dub
  stage.act('A line, written anew')
  const segment = ready.dubbing.segments?.edges[0]?.node
  if (segment === undefined) throw new Refusal(['The dub has no segments.'])
  const { version } = ready.dubbing
  const place = { dubbingId, segmentId: segment.id, language }

  stage.asked(`updateDubbingSegment(version: ${version}, language: "${language}", text: "Buenas noches.")`)
  await graph.change(updateSegment, { input: { ...place, version, text: 'Buenas noches.' } })
  const stale = await updateThat(dub, (event) => segmentIn(event, segment.id)?.dub?.isStale === true)
  stage.came(`segments that changed: ${stale.changedSegmentIds?.length}; stale, at version ${stale.dubbing.version}`)

  stage.asked(`updateDubbingSegment(version: ${version}), by somebody who has not seen that`)
  const refusal = await graph.change(updateSegment, { input: { ...place, version, text: 'Hola.' } }).then(
    () => undefined,
    (error: unknown) => error,
  )
  if (!(refusal instanceof Refusal)) throw refusal ?? new Error('An edit of an old version was taken')
  stage.came(refusal.message)

  stage.asked('dubDubbing(segmentIds: 1)')
  await graph.change(dubSegments, { input: { dubbingId, segmentIds: [segment.id], languages: [language] } })
  const fresh = await updateThat(dub, (event) => segmentIn(event, segment.id)?.dub?.isStale === false)
  stage.came(`"${segmentIn(fresh, segment.id)?.dub?.text}", spoken, at version ${fresh.dubbing.version}`)
}
