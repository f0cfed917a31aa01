import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { request } from 'undici'
import { startEmulator } from '../../emulator/index.js'
import { answerParent } from '../process/serveParent.js'
import { voiceCount } from '../reads/scenarios.js'
import { voiceFixture } from '../reads/voiceFixture.js'

export interface UpstreamFacts {
  url: string
  apiKey: string
  voiceIds: string[]
}

/**
 * The upstream API: the emulator behind a memory of its own answers. Each URL reaches the emulator once; from then on the
 * same bytes come with hardly any work, so that on few cores the upstream does not compete with what is measured.
 */
const emulator = await startEmulator({ seed: 'empty', maximumConcurrentRequests: 1_000 })
const voices = emulator.state.addVoices(voiceCount, voiceFixture)

interface Answer {
  status: number
  headers: Record<string, string>
  body: Buffer
}

const answers = new Map<string, Promise<Answer>>()

async function askEmulator(path: string): Promise<Answer> {
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
  const remembered = answers.get(url) ?? askEmulator(url)
  answers.set(url, remembered)
  const { status, headers, body } = await remembered
  response.writeHead(status, { ...headers, 'content-length': body.length }).end(body)
})
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo
  const facts: UpstreamFacts = {
    url: `http://127.0.0.1:${port}`,
    apiKey: emulator.apiKey,
    voiceIds: voices.map((voice) => voice.voice_id),
  }
  answerParent(facts, () => emulator.close())
})
