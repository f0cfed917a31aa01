import type { GraphQLSchema } from 'graphql'
import type { Authenticator } from '../../auth/authenticate.js'
import type { ContextParts } from '../../context.js'

export interface SubscriptionOptions {
  schema: GraphQLSchema
  parts: ContextParts
  authenticator: Authenticator
  gatewaySecret: string | undefined
  /** Absent: media URLs point at this machine. */
  publicUrl: string | undefined
  /** As over HTTP, for development. */
  introspection?: boolean
  /**
   * Refuse sockets that pages of other origins open. Of use only where no token is asked for, that is in development:
   * who is no browser names any origin.
   */
  sameOriginOnly?: boolean
  /** Refuse sockets whose upgrade does not name this machine as its host. For development, too. */
  localHostOnly?: boolean
  limits?: Partial<SubscriptionLimits>
}

export interface SubscriptionLimits {
  /** WebSockets and event streams that are open at the same time. */
  connections: number
  /** Operations that run at the same time on one WebSocket. */
  operationsPerConnection: number
  /** How long a new WebSocket may take to say who it is. */
  initTimeoutMs: number
  /** How often a connection is shown to be alive; a WebSocket that does not answer until the next time is closed. */
  keepAliveMs: number
  /** How long a message may take to leave, before the one who does not take it is cut off. */
  sendTimeoutMs: number
  /** Bytes that wait in one connection, before it is cut off. Only answers to what a client sends itself can pile up. */
  bufferedBytes: number
  /** Bytes of one message of a client. */
  messageBytes: number
}

export const defaultSubscriptionLimits: SubscriptionLimits = {
  connections: 10_000,
  operationsPerConnection: 100,
  initTimeoutMs: 10_000,
  keepAliveMs: 15_000,
  sendTimeoutMs: 30_000,
  bufferedBytes: 16 * 1024 * 1024,
  messageBytes: 2 * 1024 * 1024,
}
