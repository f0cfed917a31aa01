import { afterAll, beforeAll, beforeEach } from '@jest/globals'
import { DubbingEditApp, type Payload } from '../../support/dubbingEditApp.js'

export const PATCH = 'PATCH /v1/dubbing/resource/:dubbing_id/segment/:segment_id/:language'

export let dubbings: DubbingEditApp
export let dubbingId: string
export let ids: string[]
export let version: number

beforeAll(async () => {
  dubbings = await DubbingEditApp.start()
})

afterAll(() => dubbings.app.close())

beforeEach(async () => {
  dubbings.faults.clear()
  dubbingId = await dubbings.add({ segments: 6 })
  ids = dubbings.segmentIds(dubbingId)
  version = dubbings.resource(dubbingId).version
})

export const say = (text: string, input: object = {}): Promise<Payload> =>
  dubbings.edit('updateDubbingSegment', { dubbingId, segmentId: ids[0], language: 'es', text, ...input })

export const said = (index = 0) => dubbings.resource(dubbingId).speaker_segments[ids[index]!]!.dubs.es!.text

export const editElsewhere = (text: string, index = 1) =>
  dubbings.elsewhere('PATCH', `/v1/dubbing/resource/${dubbingId}/segment/${ids[index]}/es`, { text })

export const conflict = [{ code: 'CONFLICT', path: ['input', 'version'] }]
