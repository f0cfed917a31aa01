import { once } from 'node:events'
import { Agent, type ClientRequest, request as openRequest } from 'node:http'
import { jest } from '@jest/globals'
import type { CallRecord } from '../../../emulator/index.js'
import { openUpload, type UploadClient } from '../../server/uploads/openUpload.js'
import { drainSockets } from '../../support/drainSockets.js'
import {
  type Answer,
  type Person,
  startTestApp,
  type TestApp,
  type TestAppOptions,
  tokenFor,
} from '../../support/startTestApp.js'
import { stopClock } from '../../support/stopClock.js'
import { waitUntil } from '../../support/waitUntil.js'

export const ann: Person = { sub: 'ann', org: 'acme' }
export const mebibyte = 1024 * 1024

/** A mutation with files, and the paths of the files in its variables. */
export interface UploadMutation {
  field: string
  inputType: string
  /** Its upstream route. */
  route: string
  input: object
  /** Number of files in these tests. */
  count: number
  path: (index: number) => string
}

const inList = (index: number) => `variables.input.files.${index}`

export const uploadMutations: readonly UploadMutation[] = [
  {
    field: 'addVoiceSamples',
    inputType: 'AddVoiceSamplesInput',
    route: 'POST /v1/voices/pvc/:voice_id/samples',
    input: { voiceId: 'anns', files: [null, null] },
    count: 2,
    path: inList,
  },
  {
    field: 'cloneVoice',
    inputType: 'CloneVoiceInput',
    route: 'POST /v1/voices/add',
    input: { name: 'A clone', files: [null, null] },
    count: 2,
    path: inList,
  },
  {
    field: 'verifyVoiceCaptcha',
    inputType: 'VerifyVoiceCaptchaInput',
    route: 'POST /v1/voices/pvc/:voice_id/captcha',
    input: { id: 'anns', recording: null },
    count: 1,
    path: () => 'variables.input.recording',
  },
]
export const [addSamples] = uploadMutations as [UploadMutation, ...UploadMutation[]]

export type Uploaded = Answer<{
  uploaded: { voiceId: string | null; userErrors: { code: string; message: string }[] } | null
}>

/** A server with the empty professional voice `anns` of ann, and the initial state of upstream and database. */
export interface UploadApp extends TestApp {
  /** One keep-alive connection at a time: unread bytes of a request would break the next one. */
  readonly agent: Agent
  /** Begins a request as ann or with another token; only the headers are sent. */
  open(headers?: Record<string, string>): Promise<UploadClient>
  /** Begins a request for this mutation: operation and map are sent, and no file. */
  begin(mutation: UploadMutation, shape?: RequestShape): Promise<UploadClient>
}

export interface RequestShape {
  input?: object
  /** The field `map`, as text or as JSON. */
  map?: unknown
  query?: string
  headers?: Record<string, string>
}

export async function startUploadApp(options: TestAppOptions = {}): Promise<UploadApp> {
  const app = await startTestApp(options)
  app.upstream.state.addVoice({ voice_id: 'anns', name: 'Ann', category: 'professional', samples: [] })
  await app.give('anns', ann)
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const bearer = `Bearer ${await tokenFor(ann)}`
  const open: UploadApp['open'] = async (headers) =>
    openUpload(`${app.url}/graphql`, { agent, headers: { authorization: bearer, ...headers } })
  return {
    ...app,
    agent,
    open,
    async begin(mutation, { input = mutation.input, map, query, headers } = {}) {
      const client = await open(headers)
      await client.field('operations', { query: query ?? queryOf(mutation), variables: { input } })
      await client.field('map', map ?? mapOf(mutation))
      return client
    },
    async close() {
      agent.destroy()
      await app.close()
    },
  }
}

export function queryOf({ field, inputType }: UploadMutation): string {
  return `mutation ($input: ${inputType}!) { uploaded: ${field}(input: $input) { voiceId userErrors { code message } } }`
}

/** The part names are those of openUpload: 0, 1 … */
export function mapOf({ count, path }: UploadMutation): Record<string, string[]> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [index, [path(index)]]))
}

/** The response to any mutation. */
export async function answerOf({ answer }: UploadClient): Promise<Uploaded & { status: number }> {
  const { status, text } = await answer
  return { status, ...(JSON.parse(text) as Uploaded) }
}

/** The code of the error, or of the first user error. */
export async function codeOf(client: UploadClient): Promise<unknown> {
  const { data, errors } = await answerOf(client)
  return errors?.[0]?.extensions.code ?? data?.uploaded?.userErrors[0]?.code
}

/** A failed upload must leave nothing behind, and its connection must serve the next request. */
export async function expectNoTrace(app: UploadApp, route: string): Promise<void> {
  const { database } = app.server.deps.sources
  await waitUntil(async () => {
    const open = await database.prisma.operationRecord.count({ where: { state: { in: ['PLANNED', 'SENT'] } } })
    return open === 0
  }, 'every operation has ended')
  await waitUntil(() => callsOf(app, route).every(({ settled }) => settled), 'every upstream call has ended')
  const whole = callsOf(app, route).filter(({ upload }) => upload?.complete)
  const ids = app.upstream.state.voices().map(({ voice_id }) => voice_id)
  const rows = await database.prisma.voiceRecord.findMany({ select: { id: true } })
  const { samples, fine_tuning } = app.upstream.state.voice('anns')!
  const found = { whole, ids, rows, samples, attempts: fine_tuning?.verification_attempts_count }
  if (JSON.stringify(found) !== JSON.stringify(untouched)) {
    throw new Error(`The upload left something behind: ${JSON.stringify(found)}`)
  }
  const next = await askOn(app)
  if (next !== 200) throw new Error(`The next request on the connection was answered ${next}`)
}

const untouched = { whole: [], ids: ['anns'], rows: [{ id: 'anns' }], samples: [], attempts: 0 }

/** The latency of a fault for `beforeAnswer`: below all deadlines of the server. */
export const latencyMs = 4_000

/** Advances that latency only after upstream was called and all sent bytes are in transit to it. */
export async function beforeAnswer<Value>(app: UploadApp, route: string, send: () => Promise<Value>): Promise<Value> {
  stopClock()
  try {
    const sent = await send()
    await waitUntil(() => callsOf(app, route).length > 0, 'upstream is called')
    await drainSockets()
    jest.advanceTimersByTime(latencyMs)
    return sent
  } finally {
    jest.useRealTimers()
  }
}

export function callsOf({ upstream }: Pick<TestApp, 'upstream'>, route: string): CallRecord[] {
  return upstream.calls.all({ route })
}

/** Sends a small query on the same agent and returns its status. */
async function askOn({ url, agent }: UploadApp): Promise<number | undefined> {
  const request: ClientRequest = openRequest(`${url}/graphql`, {
    method: 'POST',
    agent,
    headers: { 'content-type': 'application/json', authorization: `Bearer ${await tokenFor(ann)}` },
  })
  request.end(JSON.stringify({ query: '{ voiceViewer { user { id } } }' }))
  const [response] = await once(request, 'response')
  response.resume()
  await once(response, 'end')
  return response.statusCode
}
