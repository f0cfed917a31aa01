import type { GraphQLSchema } from 'graphql'
import type { Authenticator } from '../../auth/authenticate.js'
import type { ContextDeps } from '../../context.js'
import { defaultServiceLimits, type ServiceLimits } from '../../serviceLimits.js'
import type { OperationGuard } from '../operations/OperationGuard.js'
import type { ConnectionLimits } from './ConnectionLimiter.js'
import type { OperationLimits } from './OperationLimiter.js'

export interface SubscriptionOptions {
  schema: GraphQLSchema
  deps: ContextDeps
  guard?: OperationGuard
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

export interface SubscriptionLimits extends ConnectionLimits, OperationLimits {
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
  /** Bytes that a client may send before its connection is acknowledged. */
  pendingBytes: number
  /** Bytes of large messages of one viewer that are in memory at the same time. */
  messageBytesPerViewer: number
  /** The same of all viewers together. */
  messageBytesInAll: number
  /** Messages, pings and pongs of one client that are handled at once; then its connection is read more slowly. */
  messageBurst: number
  messagesPerSecond: number
}

const MEBIBYTE = 1024 * 1024

export const defaultSubscriptionLimits: SubscriptionLimits = {
  ...configuredLimits(defaultServiceLimits),
  anonymousIdleMs: 5_000,
  operationsPerConnection: 100,
  initTimeoutMs: 5_000,
  keepAliveMs: 15_000,
  sendTimeoutMs: 30_000,
  bufferedBytes: 16 * MEBIBYTE,
  messageBytes: 2 * MEBIBYTE,
  pendingBytes: 64 * 1024,
  messageBytesPerViewer: 16 * MEBIBYTE,
  messageBytesInAll: 128 * MEBIBYTE,
  messageBurst: 300,
  messagesPerSecond: 50,
}

/** The limits that the environment sets. */
export function configuredLimits(limits: ServiceLimits) {
  return {
    sockets: limits.maxSockets,
    socketsPerViewer: limits.maxSocketsPerViewer,
    anonymousSockets: limits.maxAnonymousSockets,
    anonymousSocketsPerAddress: limits.maxAnonymousSocketsPerAddress,
    pendingSockets: limits.maxPendingSockets,
    pendingSocketsPerAddress: limits.maxPendingSocketsPerAddress,
    operationsPerViewer: limits.maxLiveOperationsPerViewer,
    anonymousOperations: limits.maxAnonymousLiveOperations,
  } satisfies Partial<SubscriptionLimits>
}
