import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { type UploadClient, wavOf } from '../../server/uploads/openUpload.js'
import { tokenFor } from '../../support/startTestApp.js'
import {
  addSamples,
  ann,
  answerOf,
  callsOf,
  codeOf,
  expectNoTrace,
  mapOf,
  mebibyte,
  queryOf,
  startUploadApp,
  type UploadApp,
  type UploadMutation,
  uploadMutations,
} from './uploadApp.js'

const limit = 4 * mebibyte
const someBytes = 300_000

let app: UploadApp
/** A server with a short sender timeout. */
let impatient: UploadApp
beforeAll(async () => {
  const env = { MAX_UPLOAD_BYTES: String(limit) }
  app = await startUploadApp({ env })
  impatient = await startUploadApp({ env, upstreamLimits: { timeouts: { upload: { senderIdleMs: 300 } } } })
})
beforeEach(() => {
  app.upstream.calls.clear()
  impatient.upstream.calls.clear()
})
afterAll(async () => {
  await app.close()
  await impatient.close()
})

/** Sends all files except the last, completely. */
async function sendOthers(client: UploadClient, { count }: UploadMutation): Promise<string> {
  for (let index = 0; index < count - 1; index += 1) await client.file(String(index), wavOf(someBytes, index + 1))
  return String(count - 1)
}

interface BadFile {
  send: (client: UploadClient, last: string) => Promise<void>
  message: RegExp
  isSilent?: boolean
}

const badFiles: Record<string, BadFile> = {
  'above the limit': {
    send: async (client, last) => {
      await client.file(last, wavOf(limit + 1))
      await client.end()
    },
    message: /larger than 4 MiB/,
  },
  'that is truncated by the end of the request': {
    send: async (client, last) => {
      await client.fileHead(last)
      await client.write(wavOf(3 * mebibyte))
      client.request.end()
    },
    message: /ended before it was complete|connection was closed|broke off/,
  },
  'that is empty': {
    send: async (client, last) => {
      await client.file(last, Buffer.alloc(0))
      await client.end()
    },
    message: /empty/,
  },
  'of another type than claimed': {
    send: async (client, last) => {
      await client.file(last, Buffer.from('a text that goes on. '.repeat(50_000)))
      await client.end()
    },
    message: /./,
  },
  'that is announced and never sent': { send: (client) => client.end(), message: /does not contain a file|Only/ },
  'with a stalled sender': {
    send: async (client, last) => {
      await client.fileHead(last)
      await client.write(wavOf(someBytes))
    },
    message: /sent no bytes for too long/,
    isSilent: true,
  },
}

describe.each(uploadMutations.map((mutation) => [mutation.field, mutation] as const))('%s', (_, mutation) => {
  const { route, count } = mutation

  test.each(Object.entries(badFiles))('adds nothing with a file %s', async (...[, bad]) => {
    const asked = bad.isSilent ? impatient : app
    const client = await asked.begin(mutation)
    await bad.send(client, await sendOthers(client, mutation))
    const { data, errors } = await answerOf(client)
    expect(errors).toBeUndefined()
    expect(data!.uploaded).toEqual({
      voiceId: null,
      userErrors: [{ code: 'UPLOAD_REFUSED', message: expect.stringMatching(bad.message) }],
    })
    // The request would have ended by now.
    if (!client.request.writableEnded) client.request.destroy()
    await expectNoTrace(asked, route)
    expect(callsOf(asked, route).map(({ status, upload }) => [status, upload?.complete ?? false])).toEqual(
      callsOf(asked, route).map(() => [null, false]),
    )
  })

  test('adds nothing with a file that is not in the map', async () => {
    const client = await app.begin(mutation)
    const last = await sendOthers(client, mutation)
    await client.file('stranger', wavOf(someBytes))
    await client.file(last, wavOf(someBytes, 7))
    await client.end()
    expect(await codeOf(client)).toBe('INVALID')
    await expectNoTrace(app, route)
  })

  test('adds nothing with an unmapped file after all others', async () => {
    const client = await app.begin(mutation)
    await client.file(await sendOthers(client, mutation), wavOf(someBytes, 7))
    await client.file('stranger', wavOf(someBytes))
    await client.end()
    expect(await codeOf(client)).toBe('INVALID')
    await expectNoTrace(app, route)
  })

  const query = queryOf(mutation)
  const shapes = {
    'with a map that is not JSON': { map: '{' },
    'with a map that is not an object': { map: '[1, 2]' },
    'with a map to an unknown path': { map: { 0: ['variables.input.elsewhere.0'] } },
    'with a map to a path outside the variables': { map: { 0: ['query'] } },
    'that uses one file twice': { map: { 0: [mutation.path(0), 'variables.input.again'] } },
    'that uses one variable twice': {
      query: query.replace('{ uploaded', `{ again: ${mutation.field}(input: $input) { voiceId } uploaded`),
    },
    'with null instead of a file': { map: {} },
  }
  test.each(Object.entries(shapes))('refuses a request %s before upstream is called', async (...[, shape]) => {
    const client = await app.begin(mutation, shape)
    for (let index = 0; index < count; index += 1) await client.file(String(index), wavOf(someBytes, index))
    await client.end()
    expect(await codeOf(client)).toBe('BAD_USER_INPUT')
    await expectNoTrace(app, route)
    expect(callsOf(app, route)).toEqual([])
  })
})

describe('An upload without permission', () => {
  test('gets 401 without a token before a byte of the body is sent', async () => {
    const client = await app.open({ authorization: '', 'content-length': '1000000' })
    client.request.removeHeader('authorization')
    client.request.flushHeaders()
    const { status, errors } = await answerOf(client)
    expect([status, errors?.[0]?.extensions.code]).toEqual([401, 'UNAUTHENTICATED'])
    client.request.destroy()
    await expectNoTrace(app, addSamples.route)
  })

  test('gets 401 with an invalid token and is not anonymous', async () => {
    const client = await app.open({ authorization: 'Bearer of bad news' })
    client.request.flushHeaders()
    const { status, errors } = await answerOf(client)
    expect([status, errors?.[0]?.extensions.code]).toEqual([401, 'UNAUTHENTICATED'])
    client.request.destroy()
    await expectNoTrace(app, addSamples.route)
  })

  test.each(uploadMutations.map((mutation) => [mutation.field, mutation] as const))(
    'gets FORBIDDEN for %s without the scope, and the rest of the body is discarded',
    async (_, mutation) => {
      const token = await tokenFor({ ...ann, scopes: ['voices:read'] })
      const client = await app.begin(mutation, { headers: { authorization: `Bearer ${token}` } })
      for (let index = 0; index < mutation.count; index += 1) await client.file(String(index), wavOf(2 * mebibyte))
      await client.end()
      expect(await codeOf(client)).toBe('FORBIDDEN')
      await expectNoTrace(app, mutation.route)
      expect(callsOf(app, mutation.route)).toEqual([])
    },
  )

  test('gets NOT_FOUND for the voice of another user as for an unknown voice', async () => {
    const token = await tokenFor({ sub: 'eve', org: 'evil' })
    for (const voiceId of ['anns', 'nobodys']) {
      const input = { voiceId, files: [null, null] }
      const client = await app.begin(addSamples, { input, headers: { authorization: `Bearer ${token}` } })
      for (const name of Object.keys(mapOf(addSamples))) await client.file(name, wavOf(2 * mebibyte))
      await client.end()
      expect(await codeOf(client)).toBe('NOT_FOUND')
    }
    await expectNoTrace(app, addSamples.route)
    expect(callsOf(app, addSamples.route)).toEqual([])
  })
})
