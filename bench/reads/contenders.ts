import { Pool } from 'undici'
import type { ServerProcess } from '../process/ServerProcess.js'
import type { LoadRequest } from './generateLoad.js'

export const contenderNames = ['ours', 'stock', 'bare', 'bare+stringify'] as const
export type ContenderName = (typeof contenderNames)[number]

/** A server under test and its request for each scenario. */
export interface Contender {
  readonly name: ContenderName
  readonly process: ServerProcess<{ url: string }>
  readonly pool: Pool
  readonly requests: ReadonlyMap<string, LoadRequest>
}

export const connections = 8

export function openPool(url: string): Pool {
  return new Pool(url, { connections, pipelining: 1, allowH2: false })
}
