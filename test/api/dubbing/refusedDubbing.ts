import { afterAll, beforeAll, beforeEach } from '@jest/globals'
import { DubbingEditApp } from '../../support/dubbingEditApp.js'

export let dubbings: DubbingEditApp

beforeAll(async () => {
  dubbings = await DubbingEditApp.start()
})

beforeEach(() => {
  dubbings.faults.clear()
  dubbings.upstreamDubbings.behaviour.oddTimes = 'refused'
})

afterAll(() => dubbings.app.close())

/** Ten segments of four seconds, of two alternating speakers. */
export let dubbingId: string

export let ids: string[]
export let speakers: string[]
export let spans: { start_time: number; end_time: number }[]

/** Two adjacent segments of one speaker. */
export let own: [number, number]

beforeAll(async () => {
  dubbingId = await dubbings.add({ segments: 10, duration_secs: 40, target_languages: ['es', 'fr'] })
  ids = dubbings.segmentIds(dubbingId)
  spans = ids.map((id) => dubbings.resource(dubbingId).speaker_segments[id]!)
  const first = dubbings.speakerOf(dubbingId, ids[0]!)
  speakers = [first, dubbings.speakerIds(dubbingId).find((id) => id !== first)!]
  const mine = ids
    .map((id, index) => [id, index] as const)
    .filter(([id]) => dubbings.speakerOf(dubbingId, id) === first)
  own = [mine[0]![1], mine[1]![1]]
})

beforeEach(() => dubbings.forgetCalls())
