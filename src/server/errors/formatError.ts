import { unwrapResolverError } from '@apollo/server/errors'
import type { ValidationError } from 'class-validator'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import { ArgumentValidationError } from 'type-graphql'
import { AppError, type InputProblem } from '../../errors.js'
import { withoutValues } from './withoutValues.js'

/** What GraphQL itself and the server around it may say to a client as they say it. */
const protocolCodes: ReadonlySet<unknown> = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'PERSISTED_QUERY_NOT_SUPPORTED',
])

/** Of one input: lists of inputs can have one for each of their items. */
const mostProblems = 50

/** Whether an error is one that this server names; all others are bugs or outages, to be logged and masked. */
export function isExpected(error: unknown): boolean {
  const cause = unwrapResolverError(error)
  if (cause instanceof AppError || cause instanceof ArgumentValidationError) return true
  return cause instanceof GraphQLError && (protocolCodes.has(cause.extensions.code) || isTooManyErrors(cause))
}

/** The last stop of every error before a client sees it. */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const { locations } = formatted
  // An error of the operation as a whole has an empty one.
  const path = formatted.path?.length ? formatted.path : undefined
  const cause = unwrapResolverError(error)
  if (cause instanceof AppError) return { message: cause.message, locations, path, extensions: cause.extensions }
  if (cause instanceof ArgumentValidationError) {
    const problems = cause.extensions.validationErrors.flatMap((problem) => problemsOf(problem))
    problems.splice(mostProblems)
    const message = `The input is not valid: ${problems.map((problem) => problem.message).join('; ')}`
    return { message, locations, path, extensions: { code: 'BAD_USER_INPUT', problems } }
  }
  if (cause instanceof GraphQLError && isExpected(cause)) {
    const message = isStackOverflow(cause) ? 'The document is nested too deeply.' : withoutValues(cause)
    return { message, locations, path, extensions: { code: cause.extensions.code ?? 'BAD_USER_INPUT' } }
  }
  return { message: 'Internal server error', locations, path, extensions: { code: 'INTERNAL_SERVER_ERROR' } }
}

/** Of the coercion of variables, which ends with an error that nothing but its text tells from a bug. */
function isTooManyErrors({ extensions, message, path }: GraphQLError): boolean {
  return (
    extensions.code === undefined && path === undefined && message.startsWith('Too many errors processing variables')
  )
}

/** The parser calls itself, and lists in lists can be deeper than the stack. All else that it finds begins otherwise. */
function isStackOverflow({ extensions, message }: GraphQLError): boolean {
  return extensions.code === 'GRAPHQL_PARSE_FAILED' && !message.startsWith('Syntax Error')
}

/** class-validator's tree as a flat list, without the values that it was given. */
function problemsOf(problem: ValidationError, above: readonly string[] = []): InputProblem[] {
  const path = [...above, problem.property]
  return [
    ...Object.values(problem.constraints ?? {}).map((message) => ({ path, message })),
    ...(problem.children ?? []).flatMap((child) => problemsOf(child, path)),
  ]
}
