import { setMaxListeners } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { type ExecutionArgs, GraphQLError, locatedError } from 'graphql'
import { CloseCode, makeServer, type Server } from 'graphql-ws'
import type { Viewer } from '../../auth/Viewer.js'
import { RateLimited, Unauthenticated } from '../../errors.js'
import { baseUrlOf } from '../http/baseUrlOf.js'
import type { SocketPlace } from './ConnectionLimiter.js'
import { type OperationLimiter, ownerKey } from './OperationLimiter.js'
import { createOperationScope, type OperationScope } from './OperationScope.js'
import { onTokenExpiry } from './onTokenExpiry.js'
import type { PreparedOperation, PrepareOperation } from './prepareOperation.js'
import { reportErrors, reportResult } from './reportErrors.js'
import type { SocketConnection } from './SocketConnection.js'
import type { SubscriptionLimits, SubscriptionOptions } from './SubscriptionOptions.js'

/** Clients of graphql-ws connect again after this code, with pauses that grow; they do not after 4429. */
const tryAgainLater = 1013
const tooMany = 4429
const longestId = 256

export interface SocketExtra {
  readonly connection: SocketConnection
  readonly request: IncomingMessage
  readonly place: SocketPlace
  /** Whose operations the anonymous ones of this connection are counted as; null for those of a gateway. */
  readonly address: string | null
  /** Known from the first message on. */
  viewer?: Viewer
}

export type SocketProtocol = Server<SocketExtra>

export interface SocketProtocolOptions
  extends Pick<SubscriptionOptions, 'deps' | 'guard' | 'authenticator' | 'publicUrl'> {
  prepare: PrepareOperation
  limits: SubscriptionLimits
  operations: OperationLimiter
}

/** What graphql-ws is handed through execution as the context, until each event gets one of its own. */
interface Handle {
  scope: OperationScope
  prepared: PreparedOperation
  /** To be called when the operation is over. */
  end: () => void
}

/** The protocol graphql-transport-ws, with the same rules as over HTTP for who is asking and what may be asked. */
export function createSocketProtocol(options: SocketProtocolOptions): SocketProtocol {
  const { deps, guard, authenticator, publicUrl, prepare, limits, operations } = options
  const run = ({ contextValue }: ExecutionArgs) => {
    const { scope, prepared, end } = contextValue as Handle
    return scope.open(prepared, end)
  }

  async function identify({ connection, request, place, address }: SocketExtra, params: Params): Promise<Viewer> {
    const authorization = authorizationOf(params) ?? request.headers.authorization
    const viewer = await authenticator.authenticate(authorization, connection.signal)
    place.identify(viewer)
    connection.identify(ownerKey({ viewer, address }))
    return viewer
  }

  /** @throws RateLimited and ServiceUnavailable when no further operation may run. */
  function beginOperation({ place, address }: SocketExtra, viewer: Viewer): () => void {
    const end = operations.begin({ viewer, address })
    const leave = place.begin()
    return () => {
      end()
      leave()
    }
  }

  return makeServer<Record<string, unknown>, SocketExtra>({
    connectionInitWaitTimeout: limits.initTimeoutMs,

    async onConnect({ connectionParams, extra }) {
      const { connection } = extra
      // Each operation listens to it.
      setMaxListeners(0, connection.signal)
      try {
        extra.viewer = await identify(extra, connectionParams)
      } catch (error) {
        closeFor(error, connection)
        return false
      }
      const { viewer } = extra
      const { remoteAddress } = extra.request.socket
      if (guard) connection.meterSends(guard.unsent, guard.shareOf({ viewer, remoteAddress }))
      const expiry = onTokenExpiry(viewer, () => connection.close(CloseCode.Forbidden, 'The token has expired.'))
      connection.signal.addEventListener('abort', expiry.stop, { once: true })
      if (connection.signal.aborted) expiry.stop()
      return true
    },

    onSubscribe({ extra }, id, request) {
      const { connection, viewer, place } = extra
      if (viewer === undefined) throw new Error('An operation came before its connection was acknowledged')
      if (id.length > longestId) {
        connection.close(CloseCode.BadRequest, `The id of an operation may have ${longestId} characters at most.`)
        return [badRequest('The id of the operation is too long.')]
      }
      if (place.operations >= limits.operationsPerConnection) {
        return [badRequest(`A connection may have ${limits.operationsPerConnection} operations at the same time.`)]
      }
      const prepared = prepare(request)
      if (!('document' in prepared)) {
        deps.metrics.observeRequest('invalid', 'refused', 0)
        return prepared
      }
      let end: () => void
      try {
        end = beginOperation(extra, viewer)
      } catch (error) {
        return [locatedError(error, undefined, [])]
      }
      const base = baseUrlOf(publicUrl, extra.request)
      const scope = createOperationScope(options, {
        viewer,
        remoteAddress: extra.request.socket.remoteAddress,
        publicUrl: base,
        signal: connection.signal,
      })
      const contextValue: Handle = { scope, prepared, end }
      return { ...prepared, contextValue }
    },

    execute: run,
    subscribe: run,

    onNext: (_context, _id, _request, { contextValue }, result) =>
      reportResult(result, (contextValue as Handle).scope.logger),

    onError: (_context, _id, _request, errors) => reportErrors(errors, deps.logger),
  })
}

type Params = Readonly<Record<string, unknown>> | undefined

function closeFor(error: unknown, connection: SocketConnection): void {
  if (error instanceof Unauthenticated) connection.close(CloseCode.Unauthorized, error.message)
  else if (error instanceof RateLimited) connection.close(tooMany, 'Too many connections of this viewer.')
  else connection.close(tryAgainLater, 'Try again later.')
}

function badRequest(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_REQUEST' } })
}

/**
 * Gateways send the value of the header, under one name or the other; with or without its scheme.
 *
 * @throws Unauthenticated when it is not a string.
 */
function authorizationOf(params: Params = {}): string | undefined {
  const given = params.authorization ?? params.Authorization ?? undefined
  if (given !== undefined) return textOf(given)
  if (params.token === undefined || params.token === null) return undefined
  const token = textOf(params.token)
  return token.slice(0, 'bearer '.length).toLowerCase() === 'bearer ' ? token : `Bearer ${token}`
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  throw new Unauthenticated('The token in the connection parameters must be a string.')
}
