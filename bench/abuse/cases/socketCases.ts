import type { Step } from '../protocols/exchange.js'
import { opcodes, writeFrame, writeMessage, writeUpgrade } from '../protocols/writeFrame.js'
import { hostileText } from '../random/hostileText.js'
import type { Random } from '../random/Random.js'
import type { AbuseCase, CaseDraw } from './AbuseCase.js'
import { drawOperation, summaryOf } from './graphqlCases.js'

const answerMs = 2_000
const deadlineMs = 12_000

/** Operations over a WebSocket, as the protocol wants them. */
export function socketCase(draw: CaseDraw): AbuseCase {
  const { random } = draw
  const [first, ...others] = random.some(4, () => {
    return drawOperation(draw, random.pick(['query', 'subscription', 'subscription', 'mutation']))
  })
  const { caller } = first!
  const subscribed = [first!, ...others].map(({ operation: { query, variables, operationName } }, index) => ({
    send: writeMessage({ id: String(index), type: 'subscribe', payload: { query, variables, operationName } }),
  }))
  // All of them are sent by the first caller; what changes something must not be sent by one who sees all tenants.
  const isMixed = caller.isPlatformAdmin === true && others.length > 0
  const steps: Step[] = [
    { send: writeUpgrade(random.pick(['/graphql', '/ws'])) },
    { awaitAnswerMs: answerMs },
    { send: writeMessage({ type: 'connection_init', payload: { authorization: caller.authorization } }) },
    { awaitAnswerMs: answerMs },
    ...(isMixed ? subscribed.slice(0, 1) : subscribed),
    { awaitAnswerMs: answerMs },
    ...(random.chance(0.5) ? [{ send: writeMessage({ id: '0', type: 'complete' }) }] : []),
    ...(random.chance(0.3) ? ['reset' as const] : []),
  ]
  return {
    kind: `websocket ${first!.operation.style}`,
    summary: summaryOf(first!),
    conversation: { steps, deadlineMs, quietMs: random.int(100, 1_000) },
    mayReadAll: caller.isPlatformAdmin === true,
  }
}

const messages: readonly unknown[] = [
  { type: 'ping' },
  { type: 'pong', payload: { a: [[[]]] } },
  { type: 'ping', payload: null },
  { type: 'next', id: '0', payload: {} },
  { type: 'connection_ack' },
  { type: 'start', id: '0', payload: { query: '{ voiceViewer { __typename } }' } },
  { type: 'complete', id: 'none' },
  { type: 'complete' },
  { type: 'subscribe' },
  { type: 'subscribe', id: 7, payload: { query: '{ voiceViewer { __typename } }' } },
  { type: 'subscribe', id: '', payload: { query: '{ voiceViewer { __typename } }' } },
  { type: 'subscribe', id: '1', payload: { query: 7, variables: 'x' } },
  { type: 'subscribe', id: '1', payload: null },
  { type: 'subscribe', id: '__proto__', payload: { query: '{ voiceViewer { __typename } }' } },
  { type: 'subscribe', id: 'constructor', payload: { query: '{ voiceViewer { __typename } }', variables: [] } },
  {
    type: 'subscribe',
    id: '1',
    payload: { query: '{ voiceViewer { __typename } }', operationName: 'No', extensions: 1 },
  },
  { type: 'subscribe', id: '1', payload: { query: '{ voiceViewer { __typename } }' } },
  { type: 'connection_init' },
  { type: 'connection_init', payload: [] },
  { type: 'connection_init', payload: { authorization: { toString: 1 } } },
  { type: 'connection_init', payload: { token: null, Authorization: ['x'] } },
  { type: '__proto__' },
  [],
  null,
  7,
  'ping',
]

/** Messages that the protocol does not allow, or not at that time, or not so many. */
export function brokenMessagesCase({ random }: CaseDraw): AbuseCase {
  const isInitialised = random.chance(0.7)
  const init: Step[] = [{ send: writeMessage({ type: 'connection_init' }) }, { awaitAnswerMs: answerMs }]
  const attack = random.weighted<() => Step[]>([
    [4, () => random.some(10, () => ({ send: writeMessage(random.pick(messages)) }))],
    [1, () => flood(random)],
    [
      1,
      () => [
        {
          send: writeMessage({
            id: 'x'.repeat(random.int(1, 1_000_000)),
            type: 'subscribe',
            payload: { query: '{a}' },
          }),
        },
      ],
    ],
    [1, () => [{ send: writeFrame('{"type":'.repeat(random.int(1, 1_000))) }]],
    [1, () => [{ send: writeFrame(`${'['.repeat(random.int(1, 500_000))}`) }]],
    [1, () => [{ send: writeFrame(Buffer.from([0xff, 0xfe, 0xc0, 0x80, 0xed, 0xa0, 0x80])) }]],
    [1, () => [{ send: writeFrame(hostileText(random, 1_900_000)) }]],
  ])()
  const steps: Step[] = [
    { send: writeUpgrade('/graphql') },
    { awaitAnswerMs: answerMs },
    ...(isInitialised ? init : []),
    ...attack,
  ]
  const summary = `${isInitialised ? 'after' : 'before'} init: ${attack.length} messages`
  return { kind: 'websocket broken messages', summary, conversation: { steps, deadlineMs, quietMs: 400 } }
}

function flood(random: Random): Step[] {
  const one = random.pick([
    writeMessage({ type: 'ping' }),
    writeFrame('', { opcode: opcodes.ping }),
    writeMessage({ id: '1', type: 'complete' }),
    writeMessage({ id: '1', type: 'subscribe', payload: { query: '{ voiceViewer { __typename } }' } }),
  ])
  if (random.chance(0.5)) return [{ send: Buffer.concat(Array.from({ length: random.int(100, 20_000) }, () => one)) }]
  const many = Array.from({ length: random.int(50, 400) }, (_, index) =>
    writeMessage({
      id: `flood-${index}`,
      type: 'subscribe',
      payload: { query: 'subscription { voiceJobUpdated(id: "none") { id } }' },
    }),
  )
  return [{ send: Buffer.concat(many) }]
}

/** Frames that are none. */
export function brokenFramesCase({ random }: CaseDraw): AbuseCase {
  const init = JSON.stringify({ type: 'connection_init' })
  const frames: Readonly<Record<string, () => Buffer>> = {
    unmasked: () => writeFrame(init, { isMasked: false }),
    reserved: () => writeFrame(init, { reserved: random.int(1, 7) }),
    'unknown opcode': () => writeFrame(init, { opcode: random.pick([3, 7, 11, 15]) }),
    'long control': () => writeFrame('x'.repeat(1_000), { opcode: opcodes.ping }),
    'control in pieces': () => writeFrame('x', { opcode: opcodes.ping, isFinal: false }),
    'claims more': () =>
      writeFrame(init, { claimedLength: random.pick([1_000, 70_000, 2 ** 32, Number.MAX_SAFE_INTEGER]) }),
    binary: () => writeFrame(init, { opcode: opcodes.binary }),
    'lone continuation': () => writeFrame(init, { opcode: opcodes.continuation }),
    'bad close': () => writeFrame(Buffer.from([0, random.int(0, 255)]), { opcode: opcodes.close }),
    'short close': () => writeFrame(Buffer.from([3]), { opcode: opcodes.close }),
    pieces: () => {
      const parts = Array.from({ length: random.int(2, 5_000) }, (_, index) =>
        writeFrame(' ', { opcode: index === 0 ? opcodes.text : opcodes.continuation, isFinal: false }),
      )
      return Buffer.concat(parts)
    },
    'too long': () => writeFrame(Buffer.alloc(random.int(2, 4) * 1024 * 1024, 0x20)),
    rubbish: () => Buffer.from(Array.from({ length: 500 }, () => random.int(0, 255))),
  }
  const name = random.pick(Object.keys(frames))
  const steps: Step[] = [{ send: writeUpgrade('/graphql') }, { awaitAnswerMs: answerMs }, { send: frames[name]!() }]
  return { kind: 'websocket broken frames', summary: name, conversation: { steps, deadlineMs: 4_000, quietMs: 400 } }
}

/** Upgrades that should not succeed. */
export function brokenUpgradeCase({ random }: CaseDraw): AbuseCase {
  const upgrade = random.pick([
    writeUpgrade('/none'),
    writeUpgrade('/graphql', ['sec-websocket-version: 99']),
    writeUpgrade('//graphql?%'),
    writeUpgrade('/ws', [`sec-websocket-extensions: ${'permessage-deflate; a="b", '.repeat(random.int(1, 200))}x`]),
    writeUpgrade('/ws', ['content-length: 100']),
    writeUpgrade('/ws', ['transfer-encoding: chunked']),
    Buffer.from('GET /graphql HTTP/1.1\r\nhost: a\r\nconnection: upgrade\r\nupgrade: h2c\r\n\r\n'),
    Buffer.from('GET /graphql HTTP/1.1\r\nhost: a\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n'),
    Buffer.from(
      'GET /ws HTTP/1.1\r\nhost: a\r\nconnection: upgrade\r\nupgrade: websocket\r\nsec-websocket-key: a\r\n\r\n',
    ),
    Buffer.from(
      'POST /ws HTTP/1.1\r\nhost: a\r\nconnection: upgrade\r\nupgrade: websocket\r\ncontent-length: 5\r\n\r\nhello',
    ),
    Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),
  ])
  const steps: Step[] = [{ send: upgrade }, { awaitAnswerMs: 500 }, { send: writeFrame('{"type":"ping"}') }]
  return {
    kind: 'websocket broken upgrade',
    summary: upgrade.toString('latin1', 0, 120),
    conversation: { steps, deadlineMs: 3_000, quietMs: 300 },
  }
}
