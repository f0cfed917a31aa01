import { unwrapResolverError } from '@apollo/server/errors'
import { type ExecutionResult, type FormattedExecutionResult, GraphQLError, type GraphQLFormattedError } from 'graphql'
import type { Logger } from '../../logger.js'
import type { Metrics } from '../../metrics.js'
import { formatError, isExpected } from '../errors/formatError.js'

export interface Reporting {
  readonly logger: Logger
  readonly metrics: Pick<Metrics, 'countError'>
}

export function reportErrors(errors: readonly GraphQLError[], { logger, metrics }: Reporting): GraphQLFormattedError[] {
  return errors.map((error) => {
    // Transports wrap the errors of event streams once more.
    const isWrapped = error.originalError instanceof GraphQLError && !isExpected(error)
    const cause = isWrapped ? error.originalError : error
    if (!isExpected(cause)) {
      logger.error({ err: unwrapResolverError(cause), path: cause.path }, 'unexpected error in an operation')
    }
    const formatted = formatError(cause.toJSON(), cause)
    metrics.countError(formatted.extensions?.code)
    return formatted
  })
}

export function reportResult({ errors, ...result }: ExecutionResult, reporting: Reporting): FormattedExecutionResult {
  return errors === undefined ? result : { ...result, errors: reportErrors(errors, reporting) }
}
