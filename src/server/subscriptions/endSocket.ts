import { CloseCode, MessageType, stringifyMessage } from 'graphql-ws'
import { endError, lastResult, type OperationEnd } from './lastResult.js'
import type { OperationScope } from './OperationScope.js'
import type { PreparedOperation } from './prepareOperation.js'
import type { SocketConnection } from './SocketConnection.js'

const goingAway = 1001

export interface OpenOperation {
  readonly id: string
  readonly prepared: PreparedOperation
  readonly scope: Pick<OperationScope, 'operationId'>
}

export interface OpenSocket {
  readonly connection: SocketConnection
  readonly open: ReadonlySet<OpenOperation>
}

/** After both codes graphql-ws clients connect again, with new connection parameters, and repeat their operations. */
const endCodes: Readonly<Record<OperationEnd, number>> = { EXPIRED: CloseCode.Forbidden, SHUTDOWN: goingAway }

/**
 * Sends a last error to each operation and closes the socket. The errors are not messages of the type `error`, after which
 * a client would not repeat the operation.
 */
export function endSocket({ connection, open }: OpenSocket, end: OperationEnd): void {
  for (const { id, prepared, scope } of open) {
    void connection.send(stringifyMessage({ id, type: MessageType.Next, payload: lastResult(end, prepared, scope) }))
  }
  connection.close(endCodes[end], endError(end).message)
}
