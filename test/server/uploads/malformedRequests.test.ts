import { once } from 'node:events'
import { describe, expect, test } from '@jest/globals'
import { turnEventLoop } from '../../support/turnEventLoop.js'
import { openUpload, sendFiles, type UploadAnswer, type UploadClient, wavOf } from './openUpload.js'
import { startUploadServer } from './uploadServer.js'

const codes = ({ errors }: UploadAnswer) => errors.map(({ extensions }) => extensions.code)
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

  test.each([
    'Multipart/Form-Data; boundary=a-boundary-of-the-tests',
    'MULTIPART/FORM-DATA;BOUNDARY=a-boundary-of-the-tests',
    ' multipart/form-data ; charset=utf-8; Boundary="a-boundary-of-the-tests"',
  ])('is read with the content type %j', async (type) => {
    const { url } = await startUploadServer()
    const { errors, data } = await sendFiles(url, [wavOf(100)], { headers: { 'content-type': type } })
    expect(errors).toEqual([])
    expect(data!.consume).toMatchObject([{ sizeBytes: 100 }])
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
