import { GraphRequestError } from '../graph/GraphRequestError.js'
import type { ProgressBar } from '../output/ProgressBar.js'
import type { StepContext } from './StepContext.js'

export interface DubbingEvent {
  readonly revision: number
  readonly changedSegmentIds: readonly string[] | null
  readonly dubbing: {
    readonly status: 'QUEUED' | 'PREPARING' | 'DUBBING' | 'DUBBED' | 'FAILED' | 'UNKNOWN'
    readonly error: string | null
    readonly version: number | null
    readonly renders: readonly { id: string; status: string }[] | null
    readonly segments: { edges: readonly { node: DubbingSegment }[] } | null
  }
}

export interface DubbingSegment {
  readonly id: string
  readonly text: string
  readonly speaker: { name: string } | null
  readonly dub: { text: string | null; isStale: boolean } | null
}

/** A dubbing and its subscription. */
export interface FollowedDubbing {
  readonly id: string
  readonly language: string
  readonly updates: AsyncGenerator<DubbingEvent, void>
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

export function followDubbing({ graph }: StepContext, id: string, language: string): FollowedDubbing {
  return { id, language, updates: graph.subscribe<DubbingEvent>(dubbingUpdated, { id, language }) }
}

/** Reads updates until one matches, and shows the progress. */
export async function waitForUpdate(
  { updates }: FollowedDubbing,
  matches: (event: DubbingEvent) => boolean,
  bar?: { of: ProgressBar; note: (event: DubbingEvent) => string },
): Promise<DubbingEvent> {
  for (;;) {
    const { value: event, done } = await updates.next()
    if (done) throw new GraphRequestError(['The subscription completed before the expected update.'])
    const isLast = matches(event)
    bar?.of.update(isLast ? 1 : null, bar.note(event), true)
    if (isLast) {
      bar?.of.end()
      return event
    }
    const { status, error } = event.dubbing
    if (status === 'FAILED') throw new GraphRequestError([`The dubbing failed: ${error ?? 'no reason given'}`])
  }
}

export function segmentIn({ dubbing }: DubbingEvent, id: string): DubbingSegment | undefined {
  return dubbing.segments?.edges.map(({ node }) => node).find((segment) => segment.id === id)
}
