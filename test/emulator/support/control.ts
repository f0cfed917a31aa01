import type { Emulator } from '../../../emulator/index.js'

/** Calls a control route, for example 'GET /calls'. */
export async function control(emulator: Emulator, route: string, body?: unknown) {
  const [method, path] = route.split(' ')
  const json = body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  const response = await fetch(`${emulator.url}/_emulator${path}`, { method, ...json })
  const text = await response.text()
  return { status: response.status, answer: text === '' ? undefined : JSON.parse(text) }
}
