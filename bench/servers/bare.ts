import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readSettings } from '../process/readSettings.js'
import { serveParent } from '../process/serveParent.js'

export interface BareSettings {
  /** Response files by scenario. */
  answers: Record<string, string>
}

/**
 * The cost of HTTP on Node: responds from memory, at `/bytes/<scenario>` with prepared bytes, at
 * `/stringify/<scenario>` by serializing an object for each request.
 */
const { answers }: BareSettings = readSettings()
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
  serveParent({ url: `http://127.0.0.1:${port}` }, async () => server.close())
})
