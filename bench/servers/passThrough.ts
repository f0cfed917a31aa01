import { Agent, createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readSettings } from '../process/readSettings.js'
import { serveParent } from '../process/serveParent.js'
import type { UpstreamRequest } from '../speech/UpstreamRequest.js'

export interface PassThroughSettings {
  requests: readonly UpstreamRequest[]
}

/**
 * The cost of a proxy on Node: each request to `/<index>` sends the upstream request of that index and pipes the
 * response. It has no users and stores nothing, so every reader causes a generation.
 */
const { requests }: PassThroughSettings = readSettings()
const agent = new Agent({ keepAlive: true })
const server = createServer((incoming, outgoing) => {
  const { url, headers, body } = requests[Number(incoming.url?.slice(1))]!
  const asked = request(url, { method: 'POST', agent, headers }, (answer) => {
    outgoing.writeHead(answer.statusCode!, { 'content-type': answer.headers['content-type'] })
    answer.pipe(outgoing)
  })
  asked.once('error', () => outgoing.destroy())
  asked.end(body)
})
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo
  serveParent({ url: `http://127.0.0.1:${port}` }, async () => server.close())
})
