import type { FormattedExecutionResult } from 'graphql'
import { type AppError, ServiceUnavailable, TokenExpired } from '../../errors.js'
import { formatError } from '../errors/formatError.js'
import type { OperationScope } from './OperationScope.js'
import { locateError } from './openOperation.js'
import type { PreparedOperation } from './prepareOperation.js'

export type OperationEnd = 'EXPIRED' | 'SHUTDOWN'

export function endError(end: OperationEnd): AppError {
  return end === 'EXPIRED' ? new TokenExpired() : new ServiceUnavailable('This server is shutting down.')
}

/** The last result of an operation that the server ends. A mutation may have taken effect, so it is not retryable. */
export function lastResult(
  end: OperationEnd,
  prepared: PreparedOperation,
  { operationId }: Pick<OperationScope, 'operationId'>,
): FormattedExecutionResult {
  const error = locateError(endError(end), prepared)
  const formatted = formatError(error.toJSON(), error)
  const retryable = prepared.operation.operation !== 'mutation'
  const extensions = { ...formatted.extensions, retryable, ...(operationId !== undefined && { operationId }) }
  return { errors: [{ ...formatted, extensions }] }
}
