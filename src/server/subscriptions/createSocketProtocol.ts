import { setMaxListeners } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { type ExecutionArgs, GraphQLError } from 'graphql'
import { CloseCode, makeServer, type Server } from 'graphql-ws'
import type { Viewer } from '../../auth/Viewer.js'
import { Unauthenticated } from '../../errors.js'
import { createOperationScope, type OperationScope } from './OperationScope.js'
import { onTokenExpiry } from './onTokenExpiry.js'
import type { PreparedOperation, PrepareOperation } from './prepareOperation.js'
import { reportErrors, reportResult } from './reportErrors.js'
import type { SocketConnection } from './SocketConnection.js'
import type { SubscriptionLimits, SubscriptionOptions } from './SubscriptionOptions.js'

const tryAgainLater = 1013

export interface SocketExtra {
  readonly connection: SocketConnection
  readonly request: IncomingMessage
  /** Known from the first message on. */
  viewer?: Viewer
}

export type SocketProtocol = Server<SocketExtra>

export interface SocketProtocolOptions
  extends Pick<SubscriptionOptions, 'parts' | 'guard' | 'authenticator' | 'publicUrl'> {
  prepare: PrepareOperation
  limits: SubscriptionLimits
}

/** What graphql-ws is handed through execution as the context, until each event gets one of its own. */
interface Handle {
  scope: OperationScope
  prepared: PreparedOperation
}

/** The protocol graphql-transport-ws, with the same rules as over HTTP for who is asking and what may be asked. */
export function createSocketProtocol(options: SocketProtocolOptions): SocketProtocol {
  const { parts, guard, authenticator, publicUrl, prepare, limits } = options
  const run = ({ contextValue }: ExecutionArgs) => {
    const { scope, prepared } = contextValue as Handle
    return scope.open(prepared)
  }
  return makeServer<Record<string, unknown>, SocketExtra>({
    connectionInitWaitTimeout: limits.initTimeoutMs,

    async onConnect({ connectionParams, extra }) {
      const { connection, request } = extra
      // Each operation listens to it.
      setMaxListeners(0, connection.signal)
      try {
        const authorization = authorizationOf(connectionParams) ?? request.headers.authorization
        extra.viewer = await authenticator.authenticate(authorization, connection.signal)
      } catch (error) {
        if (error instanceof Unauthenticated) connection.close(CloseCode.Unauthorized, error.message)
        else connection.close(tryAgainLater, 'Try again later.')
        return false
      }
      const { viewer } = extra
      const { remoteAddress } = request.socket
      if (guard) connection.meterSends(guard.unsent, guard.shareOf({ viewer, remoteAddress }))
      const expiry = onTokenExpiry(viewer, () => connection.close(CloseCode.Forbidden, 'The token has expired.'))
      connection.signal.addEventListener('abort', expiry.stop, { once: true })
      if (connection.signal.aborted) expiry.stop()
      return true
    },

    onSubscribe({ subscriptions, extra }, _id, request) {
      const { connection, viewer } = extra
      if (viewer === undefined) throw new Error('An operation came before its connection was acknowledged')
      if (Object.keys(subscriptions).length > limits.operationsPerConnection) {
        const message = `A connection may have ${limits.operationsPerConnection} operations at the same time.`
        return [new GraphQLError(message, { extensions: { code: 'BAD_REQUEST' } })]
      }
      const prepared = prepare(request)
      if (!('document' in prepared)) {
        parts.metrics.observeRequest('invalid', 'refused', 0)
        return prepared
      }
      const base = publicUrl ?? `http://${extra.request.headers.host}`
      const scope = createOperationScope(options, {
        viewer,
        remoteAddress: extra.request.socket.remoteAddress,
        publicUrl: base,
        signal: connection.signal,
      })
      const contextValue: Handle = { scope, prepared }
      return { ...prepared, contextValue }
    },

    execute: run,
    subscribe: run,

    onNext: (_context, _id, _request, { contextValue }, result) =>
      reportResult(result, (contextValue as Handle).scope.logger),

    onError: (_context, _id, _request, errors) => reportErrors(errors, parts.logger),
  })
}

/** Gateways send the value of the header, under one name or the other; with or without its scheme. */
function authorizationOf(params: Readonly<Record<string, unknown>> = {}): string | undefined {
  const given = params.authorization ?? params.Authorization
  if (given !== undefined && given !== null) return String(given)
  const { token } = params
  if (token === undefined || token === null) return undefined
  return /^bearer /i.test(String(token)) ? String(token) : `Bearer ${token}`
}
