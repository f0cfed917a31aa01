import { once } from 'node:events'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { WebSocket } from 'ws'
import { limits } from '../../../src/server/operations/limits.js'
import { startTestApp, type TestApp, tokenFor } from '../../support/startTestApp.js'

interface Operation {
  query: string
  variables?: Record<string, unknown>
}

interface Result {
  errors?: { message: string; extensions: { code: string } }[]
}

const maxDelayMs = 2_000
const bodySize = 1_700_000
/** The limit of a field of a multipart request is 1 MiB. */
const fieldSize = 900_000
/** JSON.stringify cannot write a list of this depth. */
const deepList = 'a list in a list in a list'
const voices =
  'query ($category: [VoiceCategory!]) { voices(first: 1, filter: { categories: $category }) { edges { cursor } } }'
const fill = (part: string, length: number) => part.repeat(Math.ceil(length / part.length)).slice(0, length)
const list = (count: number, item: string) => Array.from({ length: count }, () => item)

/** Each has about this many characters. */
const operationsOf = (size: number): Record<string, Operation> => ({
  'an enum value with the text of the error message': {
    query: voices,
    variables: { category: [fill('does not exist in "', size)] },
  },
  'an enum value of quotes and dots': { query: voices, variables: { category: [fill('" enum. Value "', size)] } },
  'an enum value with the text of a path': { query: voices, variables: { category: [fill(' at "a"; ', size)] } },
  'an enum value close to one of the schema': { query: voices, variables: { category: [fill('PREMADE_', size)] } },
  'fifty enum values of the maximum length': {
    query: voices,
    variables: { category: list(14, fill('does not exist in "', limits.textCharacters)) },
  },
  'many short enum values': { query: voices, variables: { category: list(40_000, 'does not exist in "VoiceCategor') } },
  'an input with many unknown fields and long texts': {
    query: 'query ($filter: VoiceFilter) { voices(first: 1, filter: $filter) { edges { cursor } } }',
    variables: {
      filter: {
        ...Object.fromEntries(list(13, '').map((_, index) => [`text${index}`, fill('x', limits.textCharacters)])),
        ...Object.fromEntries(list(1_000, '').map((_, index) => [`unknown${index}`, 1])),
      },
    },
  },
  'an input field name of a megabyte': {
    query: 'query ($filter: VoiceFilter) { voices(first: 1, filter: $filter) { edges { cursor } } }',
    variables: { filter: { [fill('category', size)]: 1 } },
  },
  'a time with many digits': {
    query: 'query ($from: DateTime) { voices(first: 1) { edges { cursor } } voiceUsage(from: $from) { __typename } }',
    variables: { from: `2026-01-01T00:00:00.${fill('1', size)}` },
  },
  'nested lists': {
    query: voices,
    variables: { category: deepList },
  },
  'a representation with nested lists': {
    query: 'query ($r: [_Any!]!) { _entities(representations: $r) { __typename } }',
    variables: { r: [{ __typename: 'Voice', id: deepList }] },
  },
  'an operation name': { query: `query ${fill('a', size)} { __typename }` },
  'a field name': { query: `{ ${fill('voices', size)} }` },
  'a literal with the text of a suggestion': {
    query: `{ voices(first: "${fill('Did you mean a', size)}") { edges { cursor } } }`,
  },
  'a literal in a block string': { query: `{ voice(id: """${fill('x\n', size / 2)}""", no: 1) { id } }` },
  'a literal of escapes': { query: `{ voices(first: "${fill('\\u0041', size / 2)}") { edges { cursor } } }` },
  'a document of comments': { query: `{ __typename } #${fill('x', size)}` },
  'a document of commas': { query: `{ __typename ${fill(',', size)} }` },
  'a syntax error after a long text': { query: `{ voice(id: "${fill('a\\"', size / 2)}) }` },
  'a syntax error after many lines': { query: `{ ${fill('\n', size / 2)} ? }` },
})

const textOf = (operation: Operation, size: number) =>
  JSON.stringify(operation).replace(`"${deepList}"`, fill('[', size / 2) + fill(']', size / 2))

/**
 * Longest delay of the event loop during the work, in ms of processor time: other processes of the machine are not
 * included.
 */
async function delayOf(work: () => Promise<unknown>): Promise<number> {
  const histogram = monitorEventLoopDelay({ resolution: 5 })
  histogram.enable()
  // The histogram measures between two of its own timers.
  await sleep(20)
  const start = process.threadCpuUsage()
  await work()
  await sleep(20)
  const { user, system } = process.threadCpuUsage(start)
  histogram.disable()
  return Math.round(Math.min(histogram.max / 1e6, (user + system) / 1e3))
}

describe.each([false, true])('With production %p', (production) => {
  let app: TestApp
  let token: string
  beforeAll(async () => {
    app = await startTestApp({ config: { production } })
    token = await tokenFor({ sub: 'ann', scopes: ['voices:read'] })
  })
  afterAll(() => app.close())

  const post = async (operation: Operation, headers: Record<string, string> = {}): Promise<Result> => {
    const response = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
      body: textOf(operation, bodySize),
    })
    const text = await response.text()
    expect(text.length).toBeLessThan(20_000)
    return JSON.parse(text.startsWith(':') ? (/^data: (.*)$/m.exec(text)?.[1] ?? '{}') : text)
  }
  const transports: Record<string, (operation: Operation) => Promise<Result>> = {
    POST: (operation) => post(operation),
    'server-sent events': (operation) => post(operation, { accept: 'text/event-stream' }),
    async WebSocket(operation) {
      const socket = new WebSocket(`${app.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws')
      await once(socket, 'open')
      socket.send('{"type":"connection_init"}')
      await once(socket, 'message')
      socket.send(`{"id":"1","type":"subscribe","payload":${textOf(operation, bodySize)}}`)
      const closed = once(socket, 'close').then(([code, reason]) => {
        throw new Error(`closed with ${code} ${reason} by ${operation.query.slice(0, 100)}`)
      })
      const [message] = await Promise.race([once(socket, 'message'), closed])
      closed.catch(() => undefined)
      socket.terminate()
      const { type, payload } = JSON.parse(String(message))
      return type === 'error' ? { errors: payload } : payload
    },
    async multipart(operation) {
      const form = new FormData()
      form.set('operations', textOf(operation, fieldSize))
      form.set('map', '{}')
      const response = await fetch(`${app.url}/graphql`, {
        method: 'POST',
        headers: { 'apollo-require-preflight': 'true', authorization: `Bearer ${token}` },
        body: form,
      })
      return (await response.json()) as Result
    },
  }

  test.each(production ? ['POST'] : Object.keys(transports))(
    'a long text over %s does not block the event loop',
    async (name) => {
      const send = transports[name]!
      await send({ query: '{ __typename }' })
      const delays: [string, number][] = []
      for (const [shape, operation] of Object.entries(operationsOf(name === 'multipart' ? fieldSize : bodySize))) {
        let result: Result = {}
        const delay = await delayOf(async () => {
          result = await send(operation)
        })
        delays.push([shape, delay])
        for (const { message, extensions } of result.errors ?? []) {
          expect([shape, message.length]).toEqual([shape, expect.any(Number)])
          expect(message.length).toBeLessThan(600)
          expect([shape, extensions.code]).not.toEqual([shape, 'INTERNAL_SERVER_ERROR'])
        }
      }
      expect(delays.filter(([, ms]) => ms > maxDelayMs)).toEqual([])
    },
    60_000,
  )
})
