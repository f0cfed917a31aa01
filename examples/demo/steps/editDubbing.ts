import { GraphRequestError } from '../graph/GraphRequestError.js'
import { type DubbingEvent, type FollowedDubbing, segmentIn, waitForUpdate } from './followDubbing.js'
import type { StepContext } from './StepContext.js'

const updateSegment = `mutation ($input: UpdateDubbingSegmentInput!) {
  updateDubbingSegment(input: $input) { version userErrors { code message path } }
}`

const dubSegments = `mutation ($input: DubDubbingSegmentsInput!) {
  dubDubbingSegments(input: $input) { version userErrors { code message path } }
}`

/** An edited segment is stale until it is dubbed again. An edit of an outdated version is refused. */
export async function editDubbing(
  { output, graph }: StepContext,
  followed: FollowedDubbing,
  ready: DubbingEvent,
): Promise<void> {
  const { id: dubbingId, language } = followed
  output.step('Edit a segment')
  const segment = ready.dubbing.segments?.edges[0]?.node
  if (segment === undefined) throw new GraphRequestError(['The dubbing has no segments.'])
  const { version } = ready.dubbing
  const target = { id: segment.id, language }

  output.request(`updateDubbingSegment(version: ${version}, language: "${language}", text: "Buenas noches.")`)
  await graph.mutate(updateSegment, { input: { ...target, version, text: 'Buenas noches.' } })
  const stale = await waitForUpdate(followed, (event) => segmentIn(event, segment.id)?.dub?.isStale === true)
  output.response(`changed segments: ${stale.changedSegmentIds?.length}; stale at version ${stale.dubbing.version}`)

  output.request(`updateDubbingSegment(version: ${version}), with an outdated version`)
  const error = await graph.mutate(updateSegment, { input: { ...target, version, text: 'Hola.' } }).then(
    () => undefined,
    (caught: unknown) => caught,
  )
  if (!(error instanceof GraphRequestError)) throw error ?? new Error('An edit with an outdated version was accepted')
  output.response(error.message)

  output.request('dubDubbingSegments(segmentIds: 1)')
  await graph.mutate(dubSegments, { input: { dubbingId, segmentIds: [segment.id], languages: [language] } })
  const fresh = await waitForUpdate(followed, (event) => segmentIn(event, segment.id)?.dub?.isStale === false)
  output.response(`"${segmentIn(fresh, segment.id)?.dub?.text}", dubbed at version ${fresh.dubbing.version}`)
}
