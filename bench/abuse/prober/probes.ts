import { createHash } from 'node:crypto'
import type { Agent } from 'node:http'
import WebSocket from 'ws'
import { silentWav } from '../cases/formParts.js'
import { askHttp, type HttpAnswer, type HttpQuestion } from '../protocols/askHttp.js'
import type { ProbeTargets } from './ProbeTargets.js'

const longestReason = 300

interface Ask extends HttpQuestion {
  readonly path: string
}

/** Each resolves when its answer was right, and rejects with what was wrong with it. */
export class Probes {
  readonly #targets: ProbeTargets
  readonly #agent: Agent
  readonly #timeoutMs: number

  constructor(targets: ProbeTargets, agent: Agent, timeoutMs: number) {
    this.#targets = targets
    this.#agent = agent
    this.#timeoutMs = timeoutMs
  }

  async live(): Promise<void> {
    expectAnswer(await this.#ask({ path: '/health/live' }), '{"status":"ok"}')
  }

  async query(): Promise<void> {
    const { query, answer } = this.#targets
    expectAnswer(await this.#post({ query }), answer)
  }

  async media(index: number): Promise<void> {
    const { media } = this.#targets
    const { path, sha256 } = media[index % media.length]!
    const { status, body } = await this.#ask({ path })
    const found = createHash('sha256').update(body).digest('hex')
    if (status !== 200 || found !== sha256) {
      throw new Error(`${path.split('?')[0]} was answered ${status} with ${body.length} bytes: ${shown(body)}`)
    }
  }

  subscription(): Promise<void> {
    const { url, authorization, jobId } = this.#targets
    return new Promise((resolve, reject) => {
      const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws')
      const settle = (reason?: string) => {
        clearTimeout(timer)
        socket.terminate()
        if (reason === undefined) resolve()
        else reject(new Error(reason))
      }
      const timer = setTimeout(settle, this.#timeoutMs, 'The subscription was not answered in time')
      const send = (message: object) => socket.send(JSON.stringify(message))
      const payload = { query: 'subscription ($id: ID!) { voiceJobUpdated(id: $id) { id } }', variables: { id: jobId } }
      socket.once('open', () => send({ type: 'connection_init', payload: { authorization } }))
      socket.once('error', (error) => settle(error.message))
      socket.once('close', (code) => settle(`The socket was closed with ${code}`))
      socket.on('message', (data) => {
        const text = String(data)
        if (text.includes('"connection_ack"')) send({ id: '1', type: 'subscribe', payload })
        else if (text.includes(`{"id":"${jobId}"}`)) settle()
        else if (!text.includes('"ping"')) settle(`The subscription was answered ${text.slice(0, longestReason)}`)
      })
    })
  }

  async upload(): Promise<void> {
    const query = `mutation ($audio: Upload!) {
      findSimilarVoices(input: { audio: $audio }) { userErrors { code message } }
    }`
    const field = (name: string, value: unknown) =>
      `--probe\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${JSON.stringify(value)}\r\n`
    const body = Buffer.concat([
      Buffer.from(
        field('operations', { query, variables: { audio: null } }) + field('map', { 0: ['variables.audio'] }),
      ),
      Buffer.from(
        '--probe\r\ncontent-disposition: form-data; name="0"; filename="a.wav"\r\ncontent-type: audio/wav\r\n\r\n',
      ),
      silentWav(64_000),
      Buffer.from('\r\n--probe--\r\n'),
    ])
    const headers = { 'content-type': 'multipart/form-data; boundary=probe', 'apollo-require-preflight': 'true' }
    expectAnswer(
      await this.#signedIn({ path: '/graphql', headers, body }),
      '{"data":{"findSimilarVoices":{"userErrors":[]}}}\n',
    )
  }

  #post(body: object): Promise<HttpAnswer> {
    const headers = { 'content-type': 'application/json' }
    return this.#signedIn({ path: '/graphql', headers, body: JSON.stringify(body) })
  }

  #signedIn({ headers, ...ask }: Ask): Promise<HttpAnswer> {
    const { authorization } = this.#targets
    return this.#ask({ ...ask, method: 'POST', headers: { ...headers, authorization } })
  }

  #ask({ path, ...question }: Ask): Promise<HttpAnswer> {
    const signal = AbortSignal.timeout(this.#timeoutMs)
    return askHttp(this.#targets.url + path, { ...question, agent: this.#agent, signal })
  }
}

function expectAnswer({ status, body }: HttpAnswer, expected: string): void {
  const text = body.toString()
  if (status === 200 && text === expected) return
  throw new Error(`The answer was ${status}: ${shown(body)}`)
}

function shown(body: Buffer): string {
  return body.toString('utf8', 0, longestReason)
}
