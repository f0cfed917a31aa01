import type { Step } from '../protocols/exchange.js'
import { opcodes, writeFrame, writeMessage, writeUpgrade } from '../protocols/writeFrame.js'
import { writeRequest } from '../protocols/writeRequest.js'
import type { Random } from '../random/Random.js'
import type { AbuseCase, CaseDraw } from './AbuseCase.js'
import { silentWav } from './formParts.js'

type DrawSteps = (draw: CaseDraw, authorization: string) => Step[]

const large = `{ voices(first: 100) { edges { node {
  id name description labels { key value } settings { stability } verifiedLanguages { language }
  samples { id fileName audio { url } speakerSeparation { speakers { id utterances { startSecs } audio { url } } } }
} } } }`

/** Connections that are held as long as the server lets them: senders that hardly send, readers that never read. */
export function slowCase(draw: CaseDraw, longestMs: number): AbuseCase {
  const { random, world } = draw
  const name = random.pick(Object.keys(slowClients))
  const caller = random.pick(world.callers.valid)
  return {
    kind: `slow ${name}`,
    summary: caller.name,
    conversation: {
      steps: slowClients[name]!(draw, caller.authorization!),
      deadlineMs: random.int(longestMs / 2, longestMs),
      reads: name.startsWith('sender'),
    },
  }
}

const slowClients: Readonly<Record<string, DrawSteps>> = {
  'sender of a head': ({ random }) =>
    drip(Buffer.from(`GET / HTTP/1.1\r\nhost: a\r\n${'x: y\r\n'.repeat(100)}`), random),
  'sender of a body': ({ random, requestId }, authorization) =>
    drip(
      post(JSON.stringify({ query: '{ voiceViewer { __typename } }', variables: { a: 'x'.repeat(200) } }), [
        ['authorization', authorization],
        ['x-request-id', requestId],
      ]),
      random,
      300,
    ),
  'sender of an upload': ({ random }, authorization) => dripUpload(random, authorization),
  'sender of nothing': () => [],
  'sender of a WebSocket head': () => [{ send: writeUpgrade('/graphql') }],
  'sender of half a frame': () => [
    { send: writeUpgrade('/ws') },
    { waitMs: 300 },
    { send: writeMessage({ type: 'ping' }).subarray(0, 4) },
  ],
  'reader of large answers': ({ random, requestId }, authorization) => {
    const request = post(JSON.stringify({ query: large }), [
      ['connection', 'keep-alive'],
      ['authorization', authorization],
      ['x-request-id', requestId],
    ])
    return [{ send: Buffer.concat(Array.from({ length: random.int(1, 20) }, () => request)) }]
  },
  'reader of refusals': ({ random }) => {
    const request = post(JSON.stringify({ query: `{ ${'none '.repeat(5_000)}}` }), [['connection', 'keep-alive']])
    return [{ send: Buffer.concat(Array.from({ length: random.int(5, 60) }, () => request)) }]
  },
  'reader of the schema': ({ random }) => {
    const query = `{ ${Array.from({ length: 20 }, (_, index) => `a${index}: _service { sdl }`).join(' ')} }`
    const request = post(JSON.stringify({ query }), [['connection', 'keep-alive']])
    return [{ send: Buffer.concat(Array.from({ length: random.int(1, 20) }, () => request)) }]
  },
  'reader of an event stream': ({ requestId, random }, authorization) => {
    const query = random.pick([large, 'subscription { voiceJobUpdated(id: "none") { id } }'])
    return [
      {
        send: post(JSON.stringify({ query }), [
          ['accept', 'text/event-stream'],
          ['authorization', authorization],
          ['x-request-id', requestId],
        ]),
      },
    ]
  },
  'reader of a WebSocket': ({ random }, authorization) => {
    const one = random.pick([
      (index: number) => writeMessage({ id: String(index), type: 'subscribe', payload: { query: large } }),
      () => writeMessage({ type: 'ping', payload: { a: 'x'.repeat(5_000) } }),
      () => writeFrame('x'.repeat(100), { opcode: opcodes.ping }),
    ])
    return [
      { send: writeUpgrade('/graphql') },
      { waitMs: 300 },
      { send: writeMessage({ type: 'connection_init', payload: { authorization } }) },
      { waitMs: 300 },
      { send: Buffer.concat(Array.from({ length: random.int(1, 60) }, (_, index) => one(index))) },
    ]
  },
  'reader of media': ({ random, world }) => {
    const target = random.chance(0.5) ? world.longMediaPath : random.pick(world.mediaPaths)
    return [{ send: writeRequest({ method: 'GET', target, headers: [] }) }]
  },
}

function post(body: string, headers: readonly (readonly [string, string])[]): Buffer {
  return writeRequest({
    method: 'POST',
    target: '/graphql',
    headers: [['content-type', 'application/json'], ...headers],
    body,
  })
}

function drip(bytes: Buffer, random: Random, atOnce = 20): Step[] {
  const steps: Step[] = [{ send: bytes.subarray(0, atOnce) }]
  const pauseMs = random.int(300, 2_000)
  for (let at = atOnce; at < bytes.length; at += 1)
    steps.push({ waitMs: pauseMs }, { send: bytes.subarray(at, at + 1) })
  return steps
}

function dripUpload(random: Random, authorization: string): Step[] {
  const query =
    'mutation ($audio: Upload!) { isolateAudio(input: { audio: $audio }) { generatedAudioId userErrors { code } } }'
  const field = (name: string, value: string) =>
    `--slow\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
  const opening = [
    field('operations', JSON.stringify({ query, variables: { audio: null } })),
    field('map', '{"0":["variables.audio"]}'),
    '--slow\r\ncontent-disposition: form-data; name="0"; filename="a.wav"\r\ncontent-type: audio/wav\r\n\r\n',
  ].join('')
  const head = writeRequest({
    method: 'POST',
    target: '/graphql',
    headers: [
      ['content-type', 'multipart/form-data; boundary=slow'],
      ['transfer-encoding', 'chunked'],
      ['apollo-require-preflight', 'true'],
      ['authorization', authorization],
    ],
  })
  const chunk = (bytes: Buffer) =>
    Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n')])
  const wav = silentWav(4_000_000)
  const size = random.pick([10, 200, 1_300])
  const steps: Step[] = [{ send: head }, { send: chunk(Buffer.from(opening)) }]
  for (let at = 0; at < 600; at += 1) {
    steps.push({ send: chunk(wav.subarray(at * size, (at + 1) * size)) }, { waitMs: 1_000 })
  }
  return steps
}
