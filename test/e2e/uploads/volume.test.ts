import { createHash } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import type { UploadedPart } from '../../../emulator/index.js'
import { wavOf } from '../../server/uploads/openUpload.js'
import type { Person } from '../../support/startTestApp.js'
import { waitUntil } from '../../support/waitUntil.js'
import {
  addSamples,
  ann,
  answerOf,
  callsOf,
  mebibyte,
  queryOf,
  startUploadApp,
  type UploadApp,
  type Uploaded,
  uploadMutations,
} from './uploadApp.js'

const patience = 120_000
const clone = uploadMutations[1]!
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

let app: UploadApp
beforeEach(async () => {
  app = await startUploadApp()
})
afterEach(() => app.close())

const filesOf = (parts: readonly UploadedPart[]) =>
  parts
    .filter(({ fileName }) => fileName !== null)
    .map(({ fileName, sha256, sizeBytes }) => [fileName, sizeBytes, sha256])

/** Sends the files in this order of their parts. */
async function addInOrder(files: readonly Buffer[], order: readonly number[]): Promise<Uploaded> {
  const mutation = { ...addSamples, count: files.length }
  const client = await app.begin(mutation, { input: { voiceId: 'anns', files: files.map(() => null) } })
  for (const index of order) await client.file(String(index), files[index]!)
  await client.end()
  return answerOf(client)
}

test(
  'Ten files of 10 MiB arrive in one upstream request, byte for byte and in order',
  async () => {
    const files = Array.from({ length: 10 }, (_, index) => wavOf(10 * mebibyte, index + 1))
    const { data, errors } = await addInOrder(files, [...files.keys()])
    expect(errors).toBeUndefined()
    expect(data!.uploaded).toEqual({ voiceId: 'anns', userErrors: [] })
    const [call, ...others] = callsOf(app, addSamples.route)
    expect(others).toEqual([])
    expect(call!.upload!.complete).toBe(true)
    expect(filesOf(call!.upload!.parts)).toEqual(
      files.map((bytes, index) => [`${index}.wav`, bytes.length, sha256(bytes)]),
    )
    expect(app.upstream.state.voice('anns')!.samples!.map(({ hash }) => hash)).toEqual(files.map(sha256))
  },
  patience,
)

test('Files of all sizes with parts out of order are passed on in the order of their arrival', async () => {
  const sizes = [1_000, 3 * mebibyte, 70_000, 65_536, mebibyte, 130_000]
  const files = sizes.map((size, index) => wavOf(size, index + 1))
  const order = [4, 0, 5, 1, 3, 2]
  const { data, errors } = await addInOrder(files, order)
  expect([data?.uploaded?.userErrors, errors]).toEqual([[], undefined])
  const [call] = callsOf(app, addSamples.route)
  expect(filesOf(call!.upload!.parts)).toEqual(
    order.map((index) => [`${index}.wav`, sizes[index], sha256(files[index]!)]),
  )
})

test.each([
  ['one user', () => ann],
  ['as many users', (index: number): Person => ({ sub: `person-${index}`, org: `org-${index}` })],
] as const)(
  'Sixteen concurrent uploads of 8 MiB by %s succeed',
  async (_, personOf) => {
    const uploads = Array.from({ length: 16 }, async (_, index) => {
      const file = new File([new Uint8Array(wavOf(8 * mebibyte, index + 1))], `${index}.wav`, { type: 'audio/wav' })
      const variables = { input: { name: `Clone ${index}`, files: [null] } }
      const { data, errors } = await app.upload<NonNullable<Uploaded['data']>>(queryOf(clone), {
        as: personOf(index),
        variables,
        files: { 'input.files.0': file },
      })
      return { errors, userErrors: data?.uploaded?.userErrors }
    })
    expect(await Promise.all(uploads)).toEqual(uploads.map(() => ({ errors: undefined, userErrors: [] })))
    expect(callsOf(app, clone.route).map(({ upload }) => upload?.complete)).toEqual(uploads.map(() => true))
    const names = app.upstream.state.voices().map(({ name }) => name)
    expect(new Set(names)).toEqual(new Set(['Ann', ...uploads.map((_, index) => `Clone ${index}`)]))
  },
  patience,
)

test('A completely sent upload is executed and recorded if its client does not wait for the response', async () => {
  app.upstream.faults.add({ kind: 'carried_out_then_stall', ms: 300, match: { route: clone.route } })
  const client = await app.begin(clone)
  client.answer.catch(() => undefined)
  for (let index = 0; index < clone.count; index += 1) await client.file(String(index), wavOf(mebibyte, index + 1))
  await client.end()
  await waitUntil(() => callsOf(app, clone.route)[0]?.upload?.complete === true, 'upstream has all the bytes', {
    timeoutMs: 120_000,
  })
  client.request.destroy()
  const { operationRecord, voiceRecord } = app.server.deps.sources.database.prisma
  await waitUntil(
    async () => (await operationRecord.count({ where: { state: 'DONE' } })) === 1,
    'the operation is done',
  )
  const made = app.upstream.state.voices().find(({ name }) => name === 'A clone')
  expect(await voiceRecord.findUnique({ where: { id: made!.voice_id } })).toMatchObject({ ownerId: 'ann' })
})
