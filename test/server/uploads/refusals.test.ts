import { once } from 'node:events'
import { describe, expect, jest, test } from '@jest/globals'
import { stopClock } from '../../support/stopClock.js'
import { turnEventLoop } from '../../support/turnEventLoop.js'
import { waitUntil } from '../../support/waitUntil.js'
import { openFiles, openUpload, sendFiles, type UploadAnswer, type UploadClient, wavOf } from './openUpload.js'
import { letPass, readAll, startUploadServer } from './uploadServer.js'

const consume = 'consume(files: $files) { fileName }'
const one = { query: `mutation ($files: [Upload!]!) { ${consume} }`, variables: { files: [null] } }

interface Shape {
  operations?: unknown
  map?: unknown
  parts?: readonly string[]
}

/** Sends a variation of a valid request for one file. */
async function send(url: string, shape: Shape): Promise<UploadAnswer> {
  const client = openUpload(url)
  await client.field('operations', shape.operations ?? one)
  await client.field('map', shape.map ?? { 0: ['variables.files.0'] })
  for (const name of shape.parts ?? ['0']) await client.file(name, wavOf(200_000))
  await client.end()
  return client.answer
}

const codes = ({ errors }: UploadAnswer) => errors.map(({ extensions }) => extensions.code)
const refusals = ({ errors }: UploadAnswer) => errors.map(({ extensions }) => extensions)
const refused = (reason: string, fileName?: string) => [
  { code: 'UPLOAD_REFUSED', reason, ...(fileName && { fileName }) },
]

describe('An upload is refused', () => {
  test('without a token before a byte of the body is sent', async () => {
    const { url } = await startUploadServer()
    const client = openUpload(url, { headers: { authorization: '', 'content-length': '1000000' } })
    client.request.removeHeader('authorization')
    client.request.flushHeaders()
    const answer = await client.answer
    expect(answer.status).toBe(401)
    expect(codes(answer)).toEqual(['UNAUTHENTICATED'])
  })

  test('from a form of a foreign page without the preflight header before it is read', async () => {
    const { url } = await startUploadServer()
    const client = openUpload(url, { headers: { 'apollo-require-preflight': '' } })
    client.request.flushHeaders()
    const answer = await client.answer
    expect(answer.status).toBe(400)
    expect(codes(answer)).toEqual(['BAD_USER_INPUT'])
  })
})

describe('A file', () => {
  test('that is not what it claims is refused before any of it is passed on', async () => {
    let handedOn = 0
    const { url } = await startUploadServer({
      async consume(reading) {
        for await (const part of reading.parts) for await (const chunk of part.bytes) handedOn += chunk.length
      },
    })
    const client = await openFiles(url, 1)
    await client.file('0', Buffer.from('a text that goes on. '.repeat(100_000)), { fileName: 'notes.wav' })
    await client.end()
    expect(refusals(await client.answer)).toEqual(refused('WRONG_TYPE', 'notes.wav'))
    expect(handedOn).toBe(0)
  })

  test('of another format than claimed is refused, and without a claimed type it is accepted as detected', async () => {
    const { url } = await startUploadServer()
    const claim = async (type: string) => {
      const client = await openFiles(url, 1)
      await client.file('0', wavOf(500), { type })
      await client.end()
      return client.answer
    }
    expect(refusals(await claim('audio/mpeg'))).toEqual(refused('WRONG_TYPE', '0.wav'))
    expect((await claim('application/octet-stream')).data?.consume?.[0]?.mediaType).toBe('audio/wav')
    expect((await claim('audio/x-wav')).data?.consume?.[0]?.mediaType).toBe('audio/x-wav')
  })

  test('above the size limit is refused while the client is still sending', async () => {
    const { url } = await startUploadServer({ reading: { maxBytes: 100_000 } })
    const client = await openFiles(url, 1)
    await client.fileHead('0')
    await client.write(wavOf(200_000))
    expect(refusals(await client.answer)).toEqual(refused('TOO_LARGE', '0.wav'))
    client.request.destroy()
  })

  test('may have exactly as many bytes as the limit', async () => {
    const { url } = await startUploadServer({ reading: { maxBytes: 100_000 } })
    expect((await sendFiles(url, [wavOf(100_000)])).errors).toEqual([])
    expect(refusals(await sendFiles(url, [wavOf(100_001)]))).toEqual(refused('TOO_LARGE', '0.wav'))
  })

  test('that is empty is refused', async () => {
    const { url } = await startUploadServer()
    expect(refusals(await sendFiles(url, [wavOf(100), Buffer.alloc(0)]))).toEqual(refused('EMPTY', '1.wav'))
  })

  test('that is announced and never sent is refused, even if all others were read', async () => {
    const { url } = await startUploadServer()
    const client = await openFiles(url, 2)
    await client.file('1', wavOf(300_000))
    await client.end()
    expect(refusals(await client.answer)).toEqual(refused('MISSING'))
  })

  test('that is truncated by the end of the request is refused', async () => {
    const { url } = await startUploadServer()
    const client = await openFiles(url, 1)
    await client.fileHead('0')
    await client.write(wavOf(300_000))
    client.request.end()
    expect(refusals(await client.answer)).toEqual([expect.objectContaining({ code: 'UPLOAD_REFUSED', reason: 'CUT' })])
  })

  test('is refused if its sender stalls, within the file or between two', async () => {
    const { url } = await startUploadServer({ uploads: { rate: { bytesPerSec: 1, graceMs: 60_000 } } })
    stopClock()
    const within = await openFiles(url, 1)
    await within.fileHead('0')
    await within.write(wavOf(300_000))
    expect(refusals(await letPass(60_001, within.answer))).toEqual(refused('IDLE'))
    const between = await openFiles(url, 2)
    await between.file('0', wavOf(300_000))
    expect(refusals(await letPass(60_001, between.answer))).toEqual(refused('IDLE'))
    within.request.destroy()
    between.request.destroy()
    expect((await sendFiles(url, [wavOf(100)])).errors).toEqual([])
  })

  test('is not refused for a stall that its reader causes', async () => {
    let isHeld = false
    const { url } = await startUploadServer({
      uploads: { rate: { bytesPerSec: 1, graceMs: 60_000 } },
      async consume(reading) {
        await waitUntil(() => jest.getTimerCount() === 0, 'no timer of the upload runs')
        jest.advanceTimersByTime(3_600_000)
        isHeld = true
        await readAll(reading)
      },
    })
    stopClock()
    expect((await sendFiles(url, [wavOf(3_000_000), wavOf(3_000_000)])).errors).toEqual([])
    expect(isHeld).toBe(true)
  })
})

describe('A malformed request', () => {
  const shapes: Record<string, Shape> = {
    'a file that is not in the map': { parts: ['0', 'stranger'] },
    'a file that is not in the map, before all others': { parts: ['stranger', '0'] },
    'a duplicate part': { parts: ['0', '0'] },
    'one file at two paths': {
      operations: { ...one, variables: { files: [null, null] } },
      map: { 0: ['variables.files.0', 'variables.files.1'] },
    },
    'two files at one path': { map: { 0: ['variables.files.0'], 1: ['variables.files.0'] }, parts: ['0', '1'] },
    'a file without a path': { map: { 0: ['variables.files.0'], 1: [] }, parts: ['1', '0'] },
    'a file below another': { map: { 0: ['variables.files.0'], 1: ['variables.files.0.promise'] }, parts: ['0', '1'] },
    'a file in place of the query': { map: { 0: ['query'] } },
    'an unknown path': { map: { 0: ['variables.other.0'] } },
    'a path to the prototype': { map: { 0: ['variables.__proto__.files'] } },
    'a path to an inherited function': { map: { 0: ['hasOwnProperty.call'] } },
    'a path to an inherited function of the variables': { map: { 0: ['variables.hasOwnProperty.call'] } },
    'a path to an inherited function of a string': { map: { 0: ['query.toString.call'] } },
    'a path to an inherited method of a list': { map: { 0: ['variables.files.push.call'] } },
    'a path to a constructor': { map: { 0: ['variables.constructor.prototype'] } },
    'a path into an own property named __proto__': {
      operations: `{"query":${JSON.stringify(one.query)},"variables":{"files":[null],"__proto__":{"x":null}}}`,
      map: { 0: ['variables.__proto__.x'] },
    },
    'a path to a prototype in the extensions': {
      operations: { ...one, extensions: { x: null } },
      map: { 0: ['extensions.x'] },
    },
    'a path beyond the end of a list': { map: { 0: ['variables.files.7'] } },
    'a path to the length of a list': { map: { 0: ['variables.files.length'] } },
    'an index with a leading zero': { map: { 0: ['variables.files.00'] } },
    'a path to a number': { operations: { ...one, variables: { files: [7] } } },
    'a path to an absent variable': { operations: { ...one, variables: {} }, map: { 0: ['variables.files'] } },
    'the path of the variables object': { operations: { ...one, variables: null }, map: { 0: ['variables'] } },
    'a path with an empty segment': { map: { 0: ['variables..files.0'] } },
    'a path of eleven segments': { map: { 0: [`variables${'.a'.repeat(10)}`] } },
    'a path of a megabyte': { map: { 0: [`variables.${'a'.repeat(1_000_000)}`] } },
    'a path that is not a string': { map: { 0: [['variables.files.0']] } },
    'a map that is a list': { map: [['variables.files.0']] },
    'a map that is null': { map: 'null' },
    'a map that is not JSON': { map: '{' },
    'a map with a duplicate part': { map: '{"0":["variables.files.0"],"0":["variables.files.0"]}' },
    'a map with a duplicate part, once escaped': {
      map: '{"\\u0030":["variables.files.0"],"0":["variables.files.0"]}',
    },
    'a part name of a thousand characters': {
      map: { ['n'.repeat(1_000)]: ['variables.files.0'] },
      parts: ['n'.repeat(1_000)],
    },
    'a map of forty thousand paths': { map: { 0: Array.from({ length: 40_000 }, () => 'variables.files.0') } },
    'a file for an argument of another type': {
      operations: {
        query: 'mutation ($files: [Upload!]!, $label: Label) { consume(files: $files, label: $label) { fileName } }',
        variables: { files: [null], label: { text: null } },
      },
      map: { 0: ['variables.files.0'], 1: ['variables.label.text'] },
      parts: ['0', '1'],
    },
    'a file within a JSON value': {
      operations: {
        query: 'mutation ($files: [Upload!]!, $any: Any) { consume(files: $files, any: $any) { fileName } }',
        variables: { files: [null], any: [{ deep: null }] },
      },
      map: { 0: ['variables.files.0'], 1: ['variables.any.0.deep'] },
      parts: ['0', '1'],
    },
    'a string in place of a file': { operations: { ...one, variables: { files: ['text'] } }, map: {}, parts: [] },
    'a batch of operations': { operations: [one], map: { 0: ['0.variables.files.0'] } },
    'operations that are not JSON': { operations: '{' },
    'operations above the maximum length': { operations: { ...one, padding: 'x'.repeat(1_100_000) } },
    'more files than the maximum': {
      map: Object.fromEntries(Array.from({ length: 101 }, (_, index) => [index, [`variables.files.${index}`]])),
    },
    'two upload mutations': {
      operations: { ...one, query: `mutation ($files: [Upload!]!) { a: ${consume} b: ${consume} }` },
    },
    'two upload mutations, one in a fragment': {
      operations: {
        ...one,
        query: `mutation ($files: [Upload!]!) { a: ${consume} ...B } fragment B on Mutation { b: ${consume} }`,
      },
    },
    'one variable at two paths': {
      operations: {
        query: 'mutation ($file: Upload!) { consume(files: [$file, $file]) { fileName } }',
        variables: { file: null },
      },
      map: { 0: ['variables.file'] },
    },
    'a file that the operation does not use': {
      operations: { ...one, variables: { files: [null], other: null } },
      map: { 0: ['variables.files.0'], 1: ['variables.other'] },
      parts: ['1', '0'],
    },
    'a query': { operations: { query: 'query ($files: [Upload!]) { ping }', variables: { files: [null] } } },
  }
  const codesOf: Record<string, string> = { 'a query': 'GRAPHQL_VALIDATION_FAILED' }

  test.each(Object.entries(shapes))('with %s is refused, and the next one is served', async (name, shape) => {
    const { url } = await startUploadServer()
    const answer = await send(url, shape)
    expect(codes(answer)).toEqual([codesOf[name] ?? 'BAD_USER_INPUT'])
    expect(answer.text.length).toBeLessThan(1_000)
    expect((await sendFiles(url, [wavOf(100)])).errors).toEqual([])
  })

  test('Part names that are names of inherited properties are accepted like any other name', async () => {
    const { url } = await startUploadServer()
    for (const name of ['__proto__', 'constructor', 'hasOwnProperty', 'toString']) {
      const answer = await send(url, { map: `{${JSON.stringify(name)}:["variables.files.0"]}`, parts: [name] })
      expect(answer.data?.consume).toEqual([{ fileName: `${name}.wav` }])
    }
  })

  const heads: Record<string, (client: UploadClient) => Promise<void>> = {
    'without operations': async (client) => client.end(),
    'with files before the map': async (client) => {
      await client.field('operations', one)
      await client.file('0', wavOf(200_000))
      await client.field('map', { 0: ['variables.files.0'] })
      await client.end()
    },
    'with the map before the operations': async (client) => {
      await client.field('map', { 0: ['variables.files.0'] })
      await client.field('operations', one)
      await client.end()
    },
    'with duplicate operations': async (client) => {
      await client.field('operations', one)
      await client.field('operations', one)
      await client.field('map', { 0: ['variables.files.0'] })
      await client.end()
    },
    'with a duplicate map': async (client) => {
      await client.field('operations', one)
      await client.field('map', { 0: ['variables.files.0'] })
      await client.field('map', { 0: ['hasOwnProperty.call'] })
      await client.end()
    },
    'with operations that are a string': async (client) => {
      await client.field('operations', '"text"')
      await client.field('map', { 0: ['toString.call'] })
      await client.end()
    },
    'with a field in place of a file': async (client) => {
      await client.field('operations', one)
      await client.field('map', { 0: ['variables.files.0'] })
      await client.field('0', 'no file')
      await client.end()
    },
  }
  test.each(Object.entries(heads))('%s is refused', async (_name, sendIt) => {
    const { url } = await startUploadServer()
    const client = openUpload(url)
    await sendIt(client)
    expect(codes(await client.answer)).toEqual(['BAD_USER_INPUT'])
  })

  test('without a boundary is refused', async () => {
    const { url } = await startUploadServer()
    const client = openUpload(url, { headers: { 'content-type': 'multipart/form-data' } })
    await client.end()
    expect(codes(await client.answer)).toEqual(['BAD_USER_INPUT'])
  })

  test('that breaks off before its files begin leaves the server running', async () => {
    const { url, server } = await startUploadServer()
    const client = openUpload(url)
    await client.field('operations', one)
    const [socket] = await once(client.request, 'socket')
    await turnEventLoop()
    client.request.destroy()
    expect(socket.destroyed).toBe(true)
    expect((await sendFiles(url, [wavOf(100)])).errors).toEqual([])
    expect(server.listening).toBe(true)
  })
})
