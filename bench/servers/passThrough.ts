import { Agent, createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { givenSettings } from '../process/readSettings.js'
import { answerParent } from '../process/serveParent.js'
import type { DirectRequest } from '../speech/UpstreamRequest.js'

export interface PassThroughSettings {
  requests: readonly DirectRequest[]
}

/**
 * What passing on costs on Node: for each reader of `/<index>` it makes the request of that index, and pipes the answer.
 * It knows no users, keeps nothing, and has a sound made anew for everyone who wants to hear it.
 */
const { requests }: PassThroughSettings = givenSettings()
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
  answerParent({ url: `http://127.0.0.1:${port}` }, async () => server.close())
})
