import type { FastifyInstance } from 'fastify'
import type { EmulatorContext } from '../../context.js'
import type { FaultMatch, FaultOptions } from '../../faults/faults.js'
import type { VoiceFixture } from '../../state/voices/buildVoice.js'
import {
  addVoicesBody,
  advanceBody,
  type FaultBody,
  faultBody,
  type LatencyBody,
  latencyBody,
  type MatchBody,
  patchVoiceBody,
} from './controlBodies.js'
import { dubbingControls } from './dubbingControls.js'
import { behaviourOf, overrideControls } from './overrideControls.js'

interface VoicePath {
  Params: { voice_id: string }
}

interface CallQuery {
  method?: string
  route?: string
  generated?: string
}

/** The control API over HTTP, with the same functions as the in-process API. */
export function controlRoutes(app: FastifyInstance, context: EmulatorContext): void {
  // Protects against DNS rebinding: a web page can reach loopback under its own host name.
  app.addHook('onRequest', async (request, reply) => {
    if (!isLoopback(request.hostname)) {
      return reply.code(403).send({ error: 'The Host header of control requests must name a loopback address' })
    }
    return undefined
  })
  app.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) =>
    reply.code(error.statusCode ?? 400).send({ error: error.message }),
  )
  callControls(app, context)
  faultControls(app, context)
  clockControls(app, context)
  voiceControls(app, context)
  overrideControls(app, context.state)
  dubbingControls(app, context.state)
  stateControls(app, context)
}

function callControls(app: FastifyInstance, { calls }: EmulatorContext): void {
  app.get<{ Querystring: CallQuery }>('/calls', ({ query: { method, route, generated } }) => {
    const found = calls.all({ method, route, generated: generated === undefined ? undefined : generated === 'true' })
    return { count: found.length, calls: found }
  })
  app.delete('/calls', (_request, reply) => {
    calls.clear()
    reply.code(204).send()
  })
}

function faultControls(app: FastifyInstance, { faults }: EmulatorContext): void {
  app.post<{ Body: FaultBody }>('/faults', { schema: { body: faultBody } }, ({ body }, reply) => {
    faults.add(faultOf(body))
    reply.code(201).send({ added: true })
  })
  app.delete('/faults', (_request, reply) => {
    faults.clear()
    reply.code(204).send()
  })
  app.post<{ Body: LatencyBody }>('/latency', { schema: { body: latencyBody } }, ({ body }, reply) => {
    const { match, ...latency } = body
    faults.latency({ ...latency, match: matchOf(match) })
    reply.code(201).send({ added: true })
  })
}

function clockControls(app: FastifyInstance, { clock }: EmulatorContext): void {
  app.post<{ Body: { ms: number } }>('/clock/advance', { schema: { body: advanceBody } }, ({ body }) => {
    clock.advance(body.ms)
    return { now: clock.now() }
  })
  app.post('/clock/freeze', () => {
    clock.freeze()
    return { now: clock.now() }
  })
}

function voiceControls(app: FastifyInstance, { state }: EmulatorContext): void {
  app.post<{ Body: { count?: number; voice?: VoiceFixture } }>(
    '/voices',
    { schema: { body: addVoicesBody } },
    ({ body: { count = 1, voice } }, reply) => {
      reply.code(201).send({ voices: state.addVoices(count, voice) })
    },
  )
  app.patch<VoicePath & { Body: { set?: VoiceFixture; unset?: string[] } }>(
    '/voices/:voice_id',
    { schema: { body: patchVoiceBody } },
    ({ params, body: { set = {}, unset = [] } }, reply) => {
      if (!state.record(params.voice_id)) return unknownVoice(reply, params.voice_id)
      // JSON has no undefined, so keys to omit are listed by name.
      const missing = Object.fromEntries(unset.map((key) => [key, undefined]))
      return state.patchVoice(params.voice_id, { ...set, ...missing })
    },
  )
  app.delete<VoicePath>('/voices/:voice_id', ({ params }, reply) =>
    state.removeVoice(params.voice_id) ? reply.code(204).send() : unknownVoice(reply, params.voice_id),
  )
}

function stateControls(app: FastifyInstance, { state, clock, limiter }: EmulatorContext): void {
  app.get('/state', () => ({
    accountId: state.accountId,
    now: clock.now(),
    requestsInFlight: limiter.current,
    maximumConcurrentRequests: limiter.maximum,
    ...behaviourOf(state),
    voices: state.voices(),
    dubs: state.dubs.all(),
  }))
}

function isLoopback(hostname: string): boolean {
  const name = hostname.replace(/^\[|\]$/g, '').toLowerCase()
  return name === 'localhost' || name === '::1' || /^127(\.\d{1,3}){3}$/.test(name)
}

function unknownVoice<T>(reply: { code(status: number): { send(body: unknown): T } }, voiceId: string): T {
  return reply.code(404).send({ error: `Voice ${voiceId} does not exist` })
}

function faultOf({ times, match, ...fault }: FaultBody): FaultOptions {
  return { ...fault, times: times === 'always' ? Number.POSITIVE_INFINITY : times, match: matchOf(match) }
}

function matchOf(match: MatchBody | undefined): FaultMatch | undefined {
  if (!match) return undefined
  const { routePattern, ...rest } = match
  return routePattern === undefined ? rest : { ...rest, route: new RegExp(routePattern) }
}
