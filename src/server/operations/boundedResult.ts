import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import { type AppError, ResponseTooLarge } from '../../errors.js'
import type { OperationBudget } from '../../OperationBudget.js'
import { fitsInto } from '../responses/fitsInto.js'

/** How many of the errors that came before the limit are shown with it. */
const shownErrors = 10

type AnyError = GraphQLError | GraphQLFormattedError
interface Result {
  data?: unknown
  errors?: readonly AnyError[]
}

/**
 * The result of an operation within its budget. One that was stopped, or is too large, has no data and ends with the error
 * that says why.
 */
export function boundedResult<Shape extends Result>(result: Shape, budget: OperationBudget): Shape {
  const { stopped, limits } = budget
  if (stopped === undefined) {
    if (fitsInto(result, limits.responseBytes)) return result
    return withoutData<Shape>([located(new ResponseTooLarge(limits.responseBytes))])
  }
  const earlier = (result.errors ?? []).filter((error) => !isStop(error)).slice(0, shownErrors)
  return withoutData<Shape>([...earlier, stopped])
}

function withoutData<Shape extends Result>(errors: readonly AnyError[]): Shape {
  return { data: null, errors } satisfies Result as unknown as Shape
}

/** With a path, as errors of resolvers have: only of those the cause is looked at when they are formatted. */
function located(originalError: AppError): GraphQLError {
  return new GraphQLError(originalError.message, { path: [], originalError })
}

function isStop({ extensions }: AnyError): boolean {
  return extensions?.code === 'OPERATION_TOO_COSTLY'
}
