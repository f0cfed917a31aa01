import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

export interface RawServer extends AsyncDisposable {
  url: string
  /** Received requests, oldest first. */
  requests: IncomingMessage[]
  onConnection(listener: (socket: Socket) => void): void
}

/** A server with any response, also with one that the emulator never sends. */
export async function startRawServer(
  answer: (request: IncomingMessage, response: ServerResponse, index: number) => void,
): Promise<RawServer> {
  const requests: IncomingMessage[] = []
  const server = createServer((request, response) => {
    requests.push(request)
    answer(request, response, requests.length - 1)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    onConnection: (listener) => void server.on('connection', listener),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

export function sendJson(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
