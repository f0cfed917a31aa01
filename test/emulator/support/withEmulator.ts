import { ElevenLabsClient } from '@elevenlabs/elevenlabs-js'
import { afterEach } from '@jest/globals'
import { type Emulator, type EmulatorOptions, startEmulator } from '../../../emulator/index.js'
import { MULTIPART_TYPE } from './multipart.js'

const open = new Set<Emulator>()

afterEach(async () => {
  for (const emulator of open) await emulator.close()
  open.clear()
})

/** An emulator that is closed when the test ends. */
export async function withEmulator(options?: EmulatorOptions): Promise<Emulator> {
  const emulator = await startEmulator(options)
  open.add(emulator)
  return emulator
}

/**
 * The vendor's own client, pointed at an emulator. It never tries twice, so that a test sees each answer. After an
 * error it leaves its timer running, which keeps the process up for as long as its timeout.
 */
export function vendorClient(
  { url, apiKey }: Pick<Emulator, 'url' | 'apiKey'>,
  timeoutInSeconds = 10,
): ElevenLabsClient {
  return new ElevenLabsClient({ baseUrl: url, environment: url, apiKey, maxRetries: 0, timeoutInSeconds })
}

/** A GET with the emulator's key, without anyone's client in between. */
export function get({ url, apiKey }: Pick<Emulator, 'url' | 'apiKey'>, path: string, init: RequestInit = {}) {
  return fetch(`${url}${path}`, { ...init, headers: { 'xi-api-key': apiKey, ...init.headers } })
}

/** A POST of JSON with the emulator's key, without anyone's client in between. */
export function post(emulator: Pick<Emulator, 'url' | 'apiKey'>, path: string, json: unknown) {
  const headers = { 'content-type': 'application/json' }
  return get(emulator, path, { method: 'POST', headers, body: JSON.stringify(json) })
}

/** A POST of a multipart body that was written by hand. */
export function postForm(
  emulator: Pick<Emulator, 'url' | 'apiKey'>,
  path: string,
  body: Buffer,
  init: RequestInit = {},
) {
  const headers = { 'content-type': MULTIPART_TYPE }
  return get(emulator, path, { method: 'POST', headers, body: new Uint8Array(body), ...init })
}

/** Status and error of an answer that refuses. */
export async function refusalOf(response: Response): Promise<{ status: number; detail: Record<string, unknown> }> {
  const { detail } = (await response.json()) as { detail: Record<string, unknown> }
  return { status: response.status, detail }
}
