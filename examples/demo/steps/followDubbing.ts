import { Refusal } from '../graph/GraphRequestError.js'
import type { ProgressBar } from '../output/stage/ProgressBar.js'
import type { Scene } from './StepContext.js'

export interface DubEvent {
  readonly revision: number
  readonly changedSegmentIds: readonly string[] | null
  readonly dubbing: {
    readonly status: 'QUEUED' | 'PREPARING' | 'DUBBING' | 'DUBBED' | 'FAILED' | 'UNKNOWN'
    readonly error: string | null
    readonly version: number | null
    readonly renders: readonly { id: string; status: string }[] | null
    readonly segments: { edges: readonly { node: DubSegment }[] } | null
  }
}

export interface DubSegment {
  readonly id: string
  readonly text: string
  readonly speaker: { name: string } | null
  readonly dub: { text: string | null; isStale: boolean } | null
}

/** One dub and the stream of its changes, which is open for as long as it is worked on. */
export interface FollowedDub {
  readonly id: string
  readonly language: string
  readonly updates: AsyncGenerator<DubEvent, void>
}

const dubbingUpdated = `subscription ($id: ID!, $language: String!) {
  dubbingUpdated(id: $id) {
    revision changedSegmentIds
    dubbing {
      status error version
      renders { id status }
      segments(first: 20) { edges { node { id text speaker { name } dub(language: $language) { text isStale } } } }
    }
  }
}`

export function followDub({ graph }: Scene, id: string, language: string): FollowedDub {
  return { id, language, updates: graph.follow<DubEvent>(dubbingUpdated, { id, language }) }
}

/** Reads on until something is so. What the updates before it say is drawn. */
export async function updateThat(
  { updates }: FollowedDub,
  isSo: (event: DubEvent) => boolean,
  bar?: { of: ProgressBar; note: (event: DubEvent) => string },
): Promise<DubEvent> {
  for (;;) {
    const { value: event, done } = await updates.next()
    if (done) throw new Refusal(['The updates ended before it was so.'])
    const isOver = isSo(event)
    bar?.of.update(isOver ? 1 : null, bar.note(event), true)
    if (isOver) {
      bar?.of.end()
      return event
    }
    const { status, error } = event.dubbing
    if (status === 'FAILED') throw new Refusal([`The dub failed: ${error ?? 'no reason given'}`])
  }
}

export function segmentIn({ dubbing }: DubEvent, id: string): DubSegment | undefined {
  return dubbing.segments?.edges.map(({ node }) => node).find((segment) => segment.id === id)
}
