import { unwrapResolverError } from '@apollo/server/errors'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import { AppError } from '../../errors.js'
import { withoutValues } from './withoutValues.js'

/** Codes of graphql-js and Apollo Server. Messages with these codes may be sent to clients. */
export const protocolCodes: ReadonlySet<unknown> = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'PERSISTED_QUERY_NOT_SUPPORTED',
])

/** Whether an error may be sent to clients. All others are logged and masked. */
export function isExpected(error: unknown): boolean {
  const cause = unwrapResolverError(error)
  if (cause instanceof AppError) return true
  return cause instanceof GraphQLError && (protocolCodes.has(cause.extensions.code) || isTooManyErrors(cause))
}

export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const { locations } = formatted
  // Errors of a whole operation have an empty path.
  const path = formatted.path?.length ? formatted.path : undefined
  const cause = unwrapResolverError(error)
  if (cause instanceof AppError) return { message: cause.message, locations, path, extensions: cause.extensions }
  if (cause instanceof GraphQLError && isExpected(cause)) {
    const message = isStackOverflow(cause) ? 'The document is nested too deeply.' : withoutValues(cause)
    return { message, locations, path, extensions: { code: cause.extensions.code ?? 'BAD_USER_INPUT' } }
  }
  return { message: 'Internal server error', locations, path, extensions: { code: 'INTERNAL_SERVER_ERROR' } }
}

/** The error that ends the coercion of variables has no code. */
function isTooManyErrors({ extensions, message, path }: GraphQLError): boolean {
  return (
    extensions.code === undefined && path === undefined && message.startsWith('Too many errors processing variables')
  )
}

/** The parser is recursive, so nested lists can exceed the stack. All its other errors begin with "Syntax Error". */
function isStackOverflow({ extensions, message }: GraphQLError): boolean {
  return extensions.code === 'GRAPHQL_PARSE_FAILED' && !message.startsWith('Syntax Error')
}
