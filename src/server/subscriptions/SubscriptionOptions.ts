import type { GraphQLSchema } from 'graphql'
import type { Authenticator } from '../../auth/authenticate.js'
import type { ContextDeps } from '../../context.js'
import { defaultServiceLimits, type ServiceLimits } from '../../serviceLimits.js'
import type { SourcePolicy } from '../http/refusedSource.js'
import type { DocumentCache } from '../operations/DocumentCache.js'
import type { OperationGuard } from '../operations/OperationGuard.js'
import type { ConnectionLimits } from './ConnectionLimiter.js'
import type { OperationLimits } from './OperationLimiter.js'

export interface SubscriptionOptions extends SourcePolicy {
  schema: GraphQLSchema
  deps: ContextDeps
  guard?: OperationGuard
  authenticator: Authenticator
  /** Undefined: media URLs name this machine. */
  publicUrl: string | undefined
  introspection?: boolean
  documents?: DocumentCache
  limits?: Partial<SubscriptionLimits>
}

export interface SubscriptionLimits extends ConnectionLimits, OperationLimits {
  operationsPerConnection: number
  initTimeoutMs: number
  /** Interval of pings and heartbeats. A WebSocket that does not respond before the next ping is closed. */
  keepAliveMs: number
  /** Longest time to send a message; then the connection is closed. */
  sendTimeoutMs: number
  /** Unsent bytes of one WebSocket, at which it is closed. Only responses to messages of the client can accumulate. */
  bufferedBytes: number
  messageBytes: number
  pendingBytes: number
  messageBytesPerViewer: number
  messageBytesInAll: number
  /** Messages, pings and pongs of one client that are handled without delay; then `messagesPerSecond` applies. */
  messageBurst: number
  messagesPerSecond: number
}

const mebibyte = 1024 * 1024

export const defaultSubscriptionLimits: SubscriptionLimits = {
  ...configuredLimits(defaultServiceLimits),
  anonymousIdleMs: 5_000,
  operationsPerConnection: 100,
  initTimeoutMs: 5_000,
  keepAliveMs: 15_000,
  sendTimeoutMs: 30_000,
  bufferedBytes: 16 * mebibyte,
  messageBytes: 2 * mebibyte,
  pendingBytes: 64 * 1024,
  messageBytesPerViewer: 16 * mebibyte,
  messageBytesInAll: 128 * mebibyte,
  messageBurst: 300,
  messagesPerSecond: 50,
}

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
