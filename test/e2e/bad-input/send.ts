import type { Answer, TestApp } from '../../support/startTestApp.js'

export interface Sent {
  status: number
  headers: Headers
  /** The body as received, to check that it does not contain something. */
  text: string
  answer: Partial<Answer<unknown>>
  codes: unknown[]
}

/** Sends an unmodified request, which `ask` of the test app cannot. */
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

/** A JSON body, or an invalid one. */
export function sendJson(app: TestApp, body: unknown, headers: Record<string, string> = {}): Promise<Sent> {
  return send(app, { headers: { ...json, ...headers }, body: typeof body === 'string' ? body : JSON.stringify(body) })
}
