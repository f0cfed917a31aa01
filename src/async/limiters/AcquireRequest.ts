/** Order of waiting calls with equal shares. */
export type CallPriority = 'mutation' | 'query' | 'poll'

export interface AcquireRequest {
  /** Null for anonymous callers. */
  tenantId: string | null
  /** The viewer within the tenant. Absent for anonymous callers and for the server itself. */
  viewerKey?: string
  priority: CallPriority
}

/** `tenantId` of calls that the server makes for itself. Ids of tenants have a prefix, so none is equal to it. */
export const SERVER_TENANT = 'server'
