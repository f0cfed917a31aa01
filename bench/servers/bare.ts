import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { givenSettings } from '../process/readSettings.js'
import { answerParent } from '../process/serveParent.js'

export interface BareSettings {
  /** Files of the answers, by scenario. */
  answers: Record<string, string>
}

/**
 * What HTTP itself costs on Node: reads the request and answers from memory, at `/bytes/<scenario>` with bytes that are
 * ready, at `/stringify/<scenario>` with an object that is written as JSON for each request.
 */
const { answers }: BareSettings = givenSettings()
const writers = new Map<string, () => Buffer | string>()
for (const [scenario, file] of Object.entries(answers)) {
  const bytes = readFileSync(file)
  const value: unknown = JSON.parse(bytes.toString())
  writers.set(`/bytes/${scenario}`, () => bytes)
  writers.set(`/stringify/${scenario}`, () => `${JSON.stringify(value)}\n`)
}

const server = createServer((request, response) => {
  const write = writers.get(request.url ?? '')
  request.resume().once('end', () => {
    const body = write?.() ?? ''
    response.writeHead(write === undefined ? 404 : 200, {
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(body),
    })
    response.end(body)
  })
})
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo
  answerParent({ url: `http://127.0.0.1:${port}` }, async () => server.close())
})
