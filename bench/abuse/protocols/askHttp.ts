import { type Agent, request } from 'node:http'
import { buffer } from 'node:stream/consumers'

export interface HttpQuestion {
  readonly method?: string
  readonly headers?: Record<string, string>
  readonly body?: string | Buffer
  /** Absent: a connection of its own that is closed afterwards, so that none of ours is left when others are counted. */
  readonly agent?: Agent
  readonly signal?: AbortSignal
}

export interface HttpAnswer {
  readonly status: number
  readonly body: Buffer
}

/** One request as a well-behaved client makes it. */
export function askHttp(url: string, question: HttpQuestion = {}): Promise<HttpAnswer> {
  const { method = 'GET', headers = {}, body, agent, signal } = question
  return new Promise((resolve, reject) => {
    const asked = request(url, { method, headers, signal, agent: agent ?? false }, (response) => {
      buffer(response).then((content) => resolve({ status: response.statusCode ?? 0, body: content }), reject)
    })
    asked.once('error', reject)
    asked.end(body)
  })
}
