import { join } from 'node:path'
import { GraphClient } from '../graph/GraphClient.js'
import { startOwnServer } from './startOwnServer.js'

export interface FoundServer {
  readonly url: string
  /** Where it comes from, for people. */
  readonly origin: string
  /** Who plays the leading part. */
  readonly graph: GraphClient
  /** Somebody else, of another tenant, where the demo may speak for two. */
  readonly other: GraphClient | undefined
  close(): Promise<void>
}

export const otherUser = 'ben'
const defaultUrl = 'http://127.0.0.1:4000'
const lookMs = 2_000

export interface Whereabouts {
  url: string | undefined
  token: string | undefined
  /** Where a server that has to be started keeps its data. */
  folder: string
  /** Whether to start one in any case. */
  own: boolean
}

/** The server that was named, else the one that runs where `npm start` puts it, else one of the demo's own. */
export async function findServer({ url, token, folder, own: isOwnWanted }: Whereabouts): Promise<FoundServer> {
  if (!isOwnWanted && (url !== undefined || (await isPolyphony(defaultUrl)))) {
    const found = (url ?? defaultUrl).replace(/\/+$/, '')
    const origin = url === undefined ? 'which runs here already' : 'as POLYPHONY_URL says'
    return { url: found, origin, graph: new GraphClient(found, token), other: undefined, close: async () => {} }
  }
  const own = await startOwnServer(join(folder, 'data'))
  return {
    url: own.url,
    origin: `started for this demo on the emulator, process ${own.pid}`,
    // The user of the development mode, so that what is kept shows there as well.
    graph: new GraphClient(own.url, await own.tokenFor({ sub: 'dev-user', org: 'dev' })),
    other: new GraphClient(own.url, await own.tokenFor({ sub: otherUser, org: 'globex' })),
    close: () => own.close(),
  }
}

/** Ports are shared: what answers there might be anything. */
async function isPolyphony(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(lookMs) })
    const health: unknown = await response.json()
    return typeof health === 'object' && health !== null && 'migrations' in health
  } catch {
    return false
  }
}
