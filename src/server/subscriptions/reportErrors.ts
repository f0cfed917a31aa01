import { unwrapResolverError } from '@apollo/server/errors'
import { type ExecutionResult, type FormattedExecutionResult, GraphQLError, type GraphQLFormattedError } from 'graphql'
import type { Logger } from '../../logger.js'
import { formatError, isExpected } from '../errors/formatError.js'

export function reportErrors(errors: readonly GraphQLError[], logger: Logger): GraphQLFormattedError[] {
  return errors.map((error) => {
    // Transports wrap the errors of event streams once more.
    const isWrapped = error.originalError instanceof GraphQLError && !isExpected(error)
    const cause = isWrapped ? error.originalError : error
    if (!isExpected(cause)) {
      logger.error({ err: unwrapResolverError(cause), path: cause.path }, 'unexpected error in an operation')
    }
    return formatError(cause.toJSON(), cause)
  })
}

export function reportResult({ errors, ...result }: ExecutionResult, logger: Logger): FormattedExecutionResult {
  return errors === undefined ? result : { ...result, errors: reportErrors(errors, logger) }
}
