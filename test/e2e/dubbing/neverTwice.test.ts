import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { FaultKind, FaultOptions } from '../../../emulator/index.js'
import { DubbingEditApp, type DubbingMutation } from '../../support/dubbingEditApp.js'

let dubbings: DubbingEditApp
beforeAll(async () => {
  dubbings = await DubbingEditApp.start()
})
afterAll(() => dubbings.app.close())

interface Scene {
  dubbingId: string
  ids: string[]
  speakers: string[]
}

interface Edit {
  name: DubbingMutation
  route: string
  input: (scene: Scene) => object
  /** The dubbing before the edit. */
  before?: (scene: Scene) => Promise<unknown>
}

const base = '/v1/dubbing/resource/:dubbing_id'
const change = (scene: Scene, text: string) =>
  dubbings.edit('updateDubbingSegment', { dubbingId: scene.dubbingId, segmentId: scene.ids[1], language: 'es', text })

const edits: Edit[] = [
  { name: 'addDubbingLanguage', route: `POST ${base}/language`, input: () => ({ language: 'de' }) },
  { name: 'createDubbingSpeaker', route: `POST ${base}/speaker`, input: () => ({ name: 'Narrator' }) },
  {
    name: 'updateDubbingSpeaker',
    route: `PATCH ${base}/speaker/:speaker_id`,
    input: ({ speakers }) => ({
      speakerId: speakers[0],
      name: 'Otto',
      voice: { mode: 'CLIP_CLONE' },
      languages: ['es'],
    }),
  },
  {
    name: 'createDubbingSegment',
    route: `POST ${base}/speaker/:speaker_id/segment`,
    input: ({ speakers }) => ({ speakerId: speakers[1], startSecs: 0, endSecs: 0.5, text: 'Well,' }),
  },
  {
    name: 'updateDubbingSegment',
    route: `PATCH ${base}/segment/:segment_id/:language`,
    input: ({ ids }) => ({ segmentId: ids[0], language: 'fr', text: 'Bonjour' }),
  },
  {
    name: 'deleteDubbingSegment',
    route: `DELETE ${base}/segment/:segment_id`,
    input: ({ ids }) => ({ segmentId: ids[0] }),
  },
  {
    name: 'moveDubbingSegments',
    route: `POST ${base}/migrate-segments`,
    input: ({ ids, speakers }) => ({ segmentIds: [ids[0]], speakerId: speakers[1] }),
  },
  {
    name: 'transcribeDubbingSegments',
    route: `POST ${base}/transcribe`,
    input: ({ ids }) => ({ segmentIds: [ids[1]] }),
  },
  {
    name: 'translateDubbingSegments',
    route: `POST ${base}/translate`,
    input: ({ ids }) => ({ segmentIds: [ids[1]], languages: ['es'] }),
    before: (scene) => change(scene, ''),
  },
  {
    name: 'dubDubbingSegments',
    route: `POST ${base}/dub`,
    input: ({ ids }) => ({ segmentIds: [ids[1]], languages: ['es'] }),
    before: (scene) => change(scene, 'Otra cosa'),
  },
  { name: 'renderDubbing', route: `POST ${base}/render/:language`, input: () => ({ language: 'fr', type: 'MP4' }) },
]

describe.each(edits.map((edit) => [edit.name, edit] as const))('%s', (name, { route, input, before }) => {
  let scene: Scene
  let version: number
  beforeEach(async () => {
    dubbings.faults.clear()
    const dubbingId = await dubbings.add({ segments: 6, target_languages: ['es', 'fr'] })
    const ids = dubbings.segmentIds(dubbingId)
    const first = dubbings.speakerOf(dubbingId, ids[0]!)
    scene = { dubbingId, ids, speakers: [first, dubbings.speakerIds(dubbingId).find((id) => id !== first)!] }
    await before?.(scene)
    version = dubbings.resource(dubbingId).version
    dubbings.forgetCalls()
  })

  async function ask(fault: Omit<FaultOptions, 'match'>) {
    const { dubbingId } = scene
    const asked = { dubbingId, version, idempotencyKey: randomUUID(), ...input(scene) }
    const { remove } = dubbings.faults.add({ ...fault, match: { route } })
    const { data, errors } = await dubbings.tryEdit(name, asked)
    remove()
    return { asked, error: errors?.[0]?.extensions ?? data![name]!.userErrors[0] }
  }
  const timesSent = () => dubbings.app.upstream.calls.count({ route })
  const isDone = () => dubbings.resource(scene.dubbingId).version === version + 1

  const lost: FaultKind[] = ['carried_out_then_reset', 'cut_body', 'malformed_json', 'empty_body']
  test.each(lost)('is sent once and found when its response is lost: %s', async (kind) => {
    const { asked, error } = await ask({ kind })
    const { id, state } = await dubbings.newestOperation(name)
    expect([error, state]).toEqual([{ code: 'OUTCOME_UNKNOWN', operationId: id }, 'UNKNOWN'])
    expect(isDone()).toBe(true)
    expect(await dubbings.row(scene.dubbingId)).toMatchObject({ editHolder: null })
    const again = await dubbings.tryEdit(name, asked)
    expect(again.errors![0]!.extensions).toEqual(error)
    expect(await dubbings.reconcile(id)).toBe('ADOPTED')
    expect(await dubbings.edit(name, asked)).toMatchObject({ version: version + 1, userErrors: [] })
    expect(await dubbings.row(scene.dubbingId)).toMatchObject({ version: version + 1 })
    expect(timesSent()).toBe(1)
  })

  test.each(['internal_error', 'reset'] as const)('is sent once and may have been executed after %s', async (kind) => {
    const { error } = await ask({ kind })
    const { id } = await dubbings.newestOperation(name)
    expect(error).toEqual({ code: 'OUTCOME_UNKNOWN', operationId: id })
    expect([timesSent(), isDone()]).toEqual([1, false])
    expect(await dubbings.reconcile(id)).not.toBe('ADOPTED')
  })

  test('is not executed when upstream is busy, and its key can be used again', async () => {
    const { asked, error } = await ask({ kind: 'rate_limit_exceeded', times: Number.POSITIVE_INFINITY })
    expect(error).toMatchObject({ code: 'RATE_LIMITED', retryable: true })
    expect(await dubbings.newestOperation(name)).toMatchObject({ state: 'REFUSED' })
    expect(isDone()).toBe(false)
    expect(await dubbings.edit(name, asked)).toMatchObject({ version: version + 1, userErrors: [] })
  })

  test('is executed once after one 429', async () => {
    const { error } = await ask({ kind: 'system_busy' })
    expect([error, timesSent(), isDone()]).toEqual([undefined, 2, true])
  })

  test('is not executed when upstream refuses it', async () => {
    const { error } = await ask({ kind: 'domain_error', code: 'bad_request' })
    expect(error).toMatchObject({ code: 'REFUSED_UPSTREAM' })
    expect([timesSent(), isDone()]).toEqual([1, false])
    expect(await dubbings.newestOperation(name)).toMatchObject({ state: 'REFUSED' })
    expect(await dubbings.row(scene.dubbingId)).toMatchObject({ editHolder: null })
  })
})
