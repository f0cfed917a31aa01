import { setMaxListeners } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { type ExecutionArgs, GraphQLError, locatedError } from 'graphql'
import { CloseCode, makeServer, type Server } from 'graphql-ws'
import type { Viewer } from '../../auth/Viewer.js'
import { RateLimited, TokenExpired, Unauthenticated } from '../../errors.js'
import { baseUrlOf } from '../http/baseUrlOf.js'
import type { SocketSlot } from './ConnectionLimiter.js'
import { endSocket, type OpenOperation, type OpenSocket } from './endSocket.js'
import { type OperationLimiter, ownerKey } from './OperationLimiter.js'
import { createOperationScope, type OperationScope } from './OperationScope.js'
import { onTokenExpiry } from './onTokenExpiry.js'
import type { OperationRequest, PreparedOperation, PrepareOperation } from './prepareOperation.js'
import { reportErrors, reportResult } from './reportErrors.js'
import type { SubscriptionLimits, SubscriptionOptions } from './SubscriptionOptions.js'

/** graphql-ws clients reconnect with back-off after this code, but not after 4429. */
const tryAgainLater = 1013
const tooMany = 4429
const maxIdLength = 256

export interface SocketExtra extends OpenSocket {
  readonly request: IncomingMessage
  readonly slot: SocketSlot
  /** Identifies anonymous viewers for limits; null behind a gateway. */
  readonly address: string | null
  readonly open: Set<OpenOperation>
  viewer?: Viewer
}

export type SocketProtocol = Server<SocketExtra>

export interface SocketProtocolOptions
  extends Pick<SubscriptionOptions, 'deps' | 'guard' | 'authenticator' | 'publicUrl'> {
  prepare: PrepareOperation
  limits: SubscriptionLimits
  operations: OperationLimiter
}

interface Handle {
  scope: OperationScope
  prepared: PreparedOperation
  end: () => void
}

type ConnectionParams = Readonly<Record<string, unknown>> | undefined
type Subscribed = (PreparedOperation & { contextValue: Handle }) | readonly GraphQLError[]

/** The protocol graphql-transport-ws, with the same authentication and limits as over HTTP. */
export function createSocketProtocol(options: SocketProtocolOptions): SocketProtocol {
  const { deps, limits } = options
  const run = ({ contextValue }: ExecutionArgs) => {
    const { scope, prepared, end } = contextValue as Handle
    return scope.open(prepared, end)
  }
  return makeServer<Record<string, unknown>, SocketExtra>({
    connectionInitWaitTimeout: limits.initTimeoutMs,
    onConnect: ({ connectionParams, extra }) => connect(extra, connectionParams, options),
    onSubscribe({ extra }, id, request) {
      const error = idError(id, extra)
      return error ? [error] : subscribe(extra, { ...request, id }, options)
    },
    execute: run,
    subscribe: run,
    onNext: (...[, , , { contextValue }, result]) =>
      reportResult(result, { logger: (contextValue as Handle).scope.logger, metrics: deps.metrics }),
    onError: (...[, , , errors]) => reportErrors(errors, deps),
  })
}

/** False if the connection was closed. */
async function connect(extra: SocketExtra, params: ConnectionParams, options: SocketProtocolOptions): Promise<boolean> {
  const { connection, request, slot, address } = extra
  setMaxListeners(0, connection.signal)
  try {
    const authorization = authorizationOf(params) ?? request.headers.authorization
    const viewer = await options.authenticator.authenticate(authorization, connection.signal)
    slot.identify(viewer)
    connection.identify(ownerKey({ viewer, address }))
    extra.viewer = viewer
  } catch (error) {
    closeFor(error, extra)
    return false
  }
  const { viewer } = extra
  const { guard } = options
  if (guard) {
    const { remoteAddress } = request.socket
    connection.meterSends(guard.unsent, guard.shareOf({ viewer, remoteAddress }))
  }
  const expiry = onTokenExpiry(viewer, () => endSocket(extra, 'EXPIRED'))
  connection.signal.addEventListener('abort', expiry.stop, { once: true })
  if (connection.signal.aborted) expiry.stop()
  return true
}

interface IdentifiedRequest extends OperationRequest {
  id: string
}

function subscribe(extra: SocketExtra, request: IdentifiedRequest, options: SocketProtocolOptions): Subscribed {
  const { connection, viewer, slot, address } = extra
  if (viewer === undefined) throw new Error('An operation was received before its connection was acknowledged')
  if (slot.operations >= options.limits.operationsPerConnection) {
    return [
      badRequest(`A connection may have at most ${options.limits.operationsPerConnection} operations in progress.`),
    ]
  }
  const prepared = options.prepare(request)
  if (!('document' in prepared)) {
    options.deps.metrics.observeRequest('invalid', 'refused', 0)
    return prepared
  }
  let endOperation: () => void
  try {
    endOperation = options.operations.begin({ viewer, address })
  } catch (error) {
    return [locatedError(error, undefined, [])]
  }
  const endOnSlot = slot.begin()
  const scope = createOperationScope(options, {
    viewer,
    remoteAddress: extra.request.socket.remoteAddress,
    publicUrl: baseUrlOf(options.publicUrl, extra.request),
    signal: connection.signal,
  })
  const opened = { id: request.id, prepared, scope }
  extra.open.add(opened)
  const end = () => {
    extra.open.delete(opened)
    endOperation()
    endOnSlot()
  }
  return { ...prepared, contextValue: { scope, prepared, end } }
}

function idError(id: string, { connection }: SocketExtra): GraphQLError | undefined {
  if (id.length <= maxIdLength) return undefined
  connection.close(CloseCode.BadRequest, `The id of an operation may have at most ${maxIdLength} characters.`)
  return badRequest('The id of the operation is too long.')
}

function closeFor(error: unknown, extra: SocketExtra): void {
  const { connection } = extra
  if (error instanceof TokenExpired) endSocket(extra, 'EXPIRED')
  else if (error instanceof Unauthenticated) connection.close(CloseCode.Unauthorized, error.message)
  else if (error instanceof RateLimited) connection.close(tooMany, 'Too many connections of this viewer.')
  else connection.close(tryAgainLater, 'Try again later.')
}

function badRequest(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_REQUEST' } })
}

/**
 * The `authorization` or `token` parameter, with or without the scheme.
 * @throws Unauthenticated when it is not a string.
 */
function authorizationOf(params: ConnectionParams = {}): string | undefined {
  const given = params.authorization ?? params.Authorization ?? undefined
  if (given !== undefined) return stringOf(given)
  if (params.token === undefined || params.token === null) return undefined
  const token = stringOf(params.token)
  return token.slice(0, 'bearer '.length).toLowerCase() === 'bearer ' ? token : `Bearer ${token}`
}

function stringOf(value: unknown): string {
  if (typeof value === 'string') return value
  throw new Unauthenticated('The token in the connection parameters must be a string.')
}
