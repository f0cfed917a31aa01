import type { OperationKind, WrittenOperation } from '../operations/OperationWriter.js'
import { type HeaderLines, writeRequest } from '../protocols/writeRequest.js'
import { type Caller, drawCaller } from '../target/callers.js'
import type { AbuseCase, CaseDraw } from './AbuseCase.js'

const deadlineMs = 20_000
const longestSummary = 160

/** An operation by POST. */
export function postCase(draw: CaseDraw): AbuseCase {
  const { random } = draw
  const { caller, operation } = drawOperation(draw, random.chance(0.6) ? 'query' : 'mutation')
  const headers: [string, string][] = [
    ['content-type', random.chance(0.95) ? 'application/json' : 'application/json; charset=utf-8'],
    ...sharedHeaders(draw, caller),
  ]
  const request = writeRequest({ method: 'POST', target: '/graphql', headers, body: bodyOf(operation) })
  return graphqlCase('post', { caller, operation }, request)
}

/** An operation by GET, also one that GET does not allow. */
export function getCase(draw: CaseDraw): AbuseCase {
  const { caller, operation } = drawOperation(draw, draw.random.chance(0.9) ? 'query' : 'mutation')
  const request = writeRequest({ method: 'GET', target: targetOf(operation), headers: sharedHeaders(draw, caller) })
  return graphqlCase('get', { caller, operation }, request)
}

/** An operation as an event stream, which is left after a while. */
export function sseCase(draw: CaseDraw): AbuseCase {
  const { random } = draw
  const kind = random.weighted<OperationKind>([
    [6, 'subscription'],
    [3, 'query'],
    [1, 'mutation'],
  ])
  const { caller, operation } = drawOperation(draw, kind)
  const accept = random.pick(['text/event-stream', 'text/event-stream, application/json', 'TEXT/EVENT-STREAM;q=0'])
  const headers: HeaderLines = [
    ['accept', accept],
    ...sharedHeaders(draw, caller).filter(([name]) => name !== 'accept'),
  ]
  const request = random.chance(0.5)
    ? writeRequest({ method: 'GET', target: targetOf(operation), headers })
    : writeRequest({
        method: 'POST',
        target: '/graphql',
        headers: [['content-type', 'application/json'], ...headers],
        body: bodyOf(operation),
      })
  const drawn = graphqlCase('sse', { caller, operation }, request)
  return { ...drawn, conversation: { ...drawn.conversation, quietMs: random.int(50, 1_000), deadlineMs: 6_000 } }
}

/** Several requests at once on one connection, of which the last one asks to close it. */
export function pipelineCase(draw: CaseDraw): AbuseCase {
  const { random } = draw
  const drawn = Array.from({ length: random.int(2, 12) }, () => drawOperation(draw, 'query'))
  const requests = drawn.map(({ caller, operation }, index) => {
    const connection = index === drawn.length - 1 ? 'close' : 'keep-alive'
    const headers: HeaderLines = [
      ['connection', connection],
      ['content-type', 'application/json'],
      ...sharedHeaders(draw, caller),
    ]
    return writeRequest({ method: 'POST', target: '/graphql', headers, body: bodyOf(operation) })
  })
  const mayReadAll = drawn.some(({ caller }) => caller.isPlatformAdmin)
  const [{ caller, operation }] = drawn as [Drawn]
  return { ...graphqlCase('pipeline', { caller, operation }, Buffer.concat(requests)), mayReadAll }
}

export interface Drawn {
  readonly caller: Caller
  readonly operation: WrittenOperation
}

/** An operation and who sends it. */
export function drawOperation({ random, world }: CaseDraw, kind: OperationKind): Drawn {
  const drawn = drawCaller(world.callers, random)
  const caller = drawn.isPlatformAdmin && kind === 'mutation' ? random.pick(world.callers.valid) : drawn
  return { caller, operation: world.operations.write(random, kind) }
}

/** What a line of the report says of an operation. */
export function summaryOf({ caller, operation }: Drawn): string {
  const { style, query, variables } = operation
  const size = `${query.length}+${JSON.stringify(variables).length} characters`
  return `${caller.name}: ${style}, ${size}: ${query.slice(0, longestSummary)}`
}

export function bodyOf({ query, variables, operationName }: WrittenOperation): string {
  return JSON.stringify({ query, variables, ...(operationName !== undefined && { operationName }) })
}

export function sharedHeaders({ random, requestId }: CaseDraw, caller: Caller): [string, string][] {
  const accept = random.pick([
    'application/json',
    'application/graphql-response+json',
    'application/graphql-response+json, application/json;q=0.5',
    '*/*',
    'text/html',
    'multipart/mixed; deferSpec=20220824, application/json',
  ])
  return [
    ['accept', accept],
    ['x-request-id', requestId],
    ['apollo-require-preflight', 'true'],
    ...(random.chance(0.1) ? [['apollo-federation-include-trace', 'ftv1'] as [string, string]] : []),
    ...(caller.authorization === undefined ? [] : [['authorization', caller.authorization] as [string, string]]),
  ]
}

function targetOf({ query, variables, operationName }: WrittenOperation): string {
  const params = new URLSearchParams({
    query: query.slice(0, 6_000),
    variables: JSON.stringify(variables).slice(0, 6_000),
  })
  if (operationName !== undefined) params.set('operationName', String(operationName))
  return `/graphql?${params}`
}

function graphqlCase(transport: string, drawn: Drawn, request: Buffer): AbuseCase {
  return {
    kind: `${transport} ${drawn.operation.style}`,
    summary: summaryOf(drawn),
    conversation: { steps: [{ send: request }], deadlineMs },
    mayReadAll: drawn.caller.isPlatformAdmin === true,
  }
}
