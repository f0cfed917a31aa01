import type { Answer, TestApp } from '../../support/startTestApp.js'

export interface Sent {
  status: number
  headers: Headers
  /** The body as it came, for what must not stand in it. */
  text: string
  answer: Partial<Answer<unknown>>
  codes: unknown[]
}

/** Sends a request as it is given: what the test app's own `ask` would never send. */
export async function send(app: TestApp, init: RequestInit & { path?: string } = {}): Promise<Sent> {
  const { path = '/graphql', ...request } = init
  const response = await fetch(`${app.url}${path}`, { method: 'POST', ...request })
  const text = await response.text()
  const answer: Partial<Answer<unknown>> = text === '' ? {} : JSON.parse(text)
  return {
    status: response.status,
    headers: response.headers,
    text,
    answer,
    codes: (answer.errors ?? []).map(({ extensions }) => extensions.code),
  }
}

export const json = { 'content-type': 'application/json' }

/** A body of JSON, or of what is not even that. */
export function sendJson(app: TestApp, body: unknown, headers: Record<string, string> = {}): Promise<Sent> {
  return send(app, { headers: { ...json, ...headers }, body: typeof body === 'string' ? body : JSON.stringify(body) })
}
