import { ElevenLabsClient } from '@elevenlabs/elevenlabs-js'
import { afterEach } from '@jest/globals'
import { type Emulator, type EmulatorOptions, startEmulator } from '../../../emulator/index.js'
import { MULTIPART_TYPE } from './multipartBody.js'

const open = new Set<Emulator>()

afterEach(async () => {
  for (const emulator of open) await emulator.close()
  open.clear()
})

/** Starts an emulator that is closed after the test. */
export async function withEmulator(options?: EmulatorOptions): Promise<Emulator> {
  const emulator = await startEmulator(options)
  open.add(emulator)
  return emulator
}

/**
 * The vendor SDK without retries, so that a test sees every response. After an error its timeout timer keeps running
 * and delays process exit.
 */
export function vendorClient(
  { url, apiKey }: Pick<Emulator, 'url' | 'apiKey'>,
  timeoutInSeconds = 10,
): ElevenLabsClient {
  return new ElevenLabsClient({ baseUrl: url, environment: url, apiKey, maxRetries: 0, timeoutInSeconds })
}

/** Sends a GET request with the API key. */
export function get({ url, apiKey }: Pick<Emulator, 'url' | 'apiKey'>, path: string, init: RequestInit = {}) {
  return fetch(`${url}${path}`, { ...init, headers: { 'xi-api-key': apiKey, ...init.headers } })
}

/** Sends a POST request with a JSON body and the API key. */
export function post(emulator: Pick<Emulator, 'url' | 'apiKey'>, path: string, json: unknown) {
  const headers = { 'content-type': 'application/json' }
  return get(emulator, path, { method: 'POST', headers, body: JSON.stringify(json) })
}

/** Sends a POST request with a multipart body. */
export function postForm(emulator: Pick<Emulator, 'url' | 'apiKey'>, path: string, body: Buffer) {
  const headers = { 'content-type': MULTIPART_TYPE }
  return get(emulator, path, { method: 'POST', headers, body: new Uint8Array(body) })
}

/** Status and detail of an error response. */
export async function errorOf(response: Response): Promise<{ status: number; detail: Record<string, unknown> }> {
  const { detail } = (await response.json()) as { detail: Record<string, unknown> }
  return { status: response.status, detail }
}
