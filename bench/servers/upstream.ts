import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { request } from 'undici'
import { startEmulator } from '../../emulator/index.js'
import { serveParent } from '../process/serveParent.js'
import { voiceCount } from '../reads/scenarios.js'
import { voiceFixture } from '../reads/voiceFixture.js'

export interface UpstreamInfo {
  url: string
  apiKey: string
  voiceIds: string[]
}

/**
 * The upstream API of the reads: the emulator behind a response cache, so that it uses little CPU while other servers
 * are measured.
 */
const emulator = await startEmulator({ seed: 'empty', maximumConcurrentRequests: 1_000 })
const voices = emulator.state.addVoices(voiceCount, voiceFixture)

interface Answer {
  status: number
  headers: Record<string, string>
  body: Buffer
}

const answers = new Map<string, Promise<Answer>>()

async function requestEmulator(path: string): Promise<Answer> {
  const { statusCode, headers, body } = await request(`${emulator.url}${path}`, {
    headers: { 'xi-api-key': emulator.apiKey },
  })
  const CONNECTION_HEADERS = new Set(['connection', 'keep-alive', 'transfer-encoding', 'date', 'content-length'])
  const kept = Object.entries(headers).filter(([name]) => !CONNECTION_HEADERS.has(name))
  return {
    status: statusCode,
    headers: Object.fromEntries(kept.map(([name, value]) => [name, String(value)])),
    body: Buffer.from(await body.arrayBuffer()),
  }
}

const server = createServer(async ({ url = '/' }, response) => {
  const cached = answers.get(url) ?? requestEmulator(url)
  answers.set(url, cached)
  const { status, headers, body } = await cached
  response.writeHead(status, { ...headers, 'content-length': body.length }).end(body)
})
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo
  const info: UpstreamInfo = {
    url: `http://127.0.0.1:${port}`,
    apiKey: emulator.apiKey,
    voiceIds: voices.map((voice) => voice.voice_id),
  }
  serveParent(info, () => emulator.close())
})
