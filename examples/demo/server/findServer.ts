import { join } from 'node:path'
import { GraphClient } from '../graph/GraphClient.js'
import { startOwnServer } from './startOwnServer.js'

export interface FoundServer {
  readonly url: string
  /** Description of the server for the user. */
  readonly origin: string
  /** The main user. */
  readonly graph: GraphClient
  /** A second user of another tenant; only available on a server started by the demo. */
  readonly other: GraphClient | undefined
  close(): Promise<void>
}

export const otherUser = 'ben'
const defaultUrl = 'http://127.0.0.1:4000'
const probeTimeoutMs = 2_000

export interface ServerOptions {
  url: string | undefined
  token: string | undefined
  /** Data directory parent for a server started by the demo. */
  folder: string
  /** Start a server even if one is running. */
  own: boolean
}

/** Returns the server at the given URL, otherwise the one on the default port, otherwise starts one. */
export async function findServer({ url, token, folder, own: forceOwn }: ServerOptions): Promise<FoundServer> {
  if (!forceOwn && (url !== undefined || (await isPolyphony(defaultUrl)))) {
    const found = (url ?? defaultUrl).replace(/\/+$/, '')
    const origin = url === undefined ? 'already running' : 'from POLYPHONY_URL'
    return { url: found, origin, graph: new GraphClient(found, token), other: undefined, close: async () => {} }
  }
  const own = await startOwnServer(join(folder, 'data'))
  return {
    url: own.url,
    origin: `started for this demo on the emulator, process ${own.pid}`,
    // The user of the development mode, so that kept data is visible there.
    graph: new GraphClient(own.url, await own.tokenFor({ sub: 'dev-user', org: 'dev' })),
    other: new GraphClient(own.url, await own.tokenFor({ sub: otherUser, org: 'globex' })),
    close: () => own.close(),
  }
}

/** Another program may use this port. */
async function isPolyphony(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(probeTimeoutMs) })
    const health: unknown = await response.json()
    return typeof health === 'object' && health !== null && 'migrations' in health
  } catch {
    return false
  }
}
