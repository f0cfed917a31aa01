import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach } from '@jest/globals'
import { exportJWK, generateKeyPair } from 'jose'

const open = new Set<Server>()

afterEach(async () => {
  for (const server of open) await stop(server)
})

export interface JwksServer {
  readonly url: string
  /** Number of requests for the keys. */
  readonly requests: () => number
  close(): Promise<void>
}

/** A key pair, with the public key as an issuer publishes it. */
export async function issuerKey(alg: string, kid: string) {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true })
  return { privateKey, publicKey, jwk: { ...(await exportJWK(publicKey)), alg, kid, use: 'sig' } }
}

/** The key endpoint of an issuer, on a real socket. */
export function serveJwks(keys: readonly object[]): Promise<JwksServer> {
  return serve((response) => {
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ keys }))
  })
}

/** An endpoint with another response. */
export async function serve(answer: (response: ServerResponse) => void): Promise<JwksServer> {
  let requests = 0
  const server = createServer((_, response) => {
    requests += 1
    answer(response)
  })
  open.add(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/jwks.json`, requests: () => requests, close: () => stop(server) }
}

async function stop(server: Server): Promise<void> {
  open.delete(server)
  const closed = new Promise((resolve) => server.close(resolve))
  server.closeAllConnections()
  await closed
}
