import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import { type AppError, ResponseTooLarge } from '../../errors.js'
import type { OperationBudget } from '../../OperationBudget.js'
import { fitsInto } from '../responses/fitsInto.js'

const maxEarlierErrors = 10

type AnyError = GraphQLError | GraphQLFormattedError
interface Result {
  data?: unknown
  errors?: readonly AnyError[]
}

/** Replaces the result of an operation that was stopped, or that is too large, by `data: null` and the reason. */
export function boundedResult<Shape extends Result>(result: Shape, budget: OperationBudget): Shape {
  const { stopped, limits } = budget
  if (stopped === undefined) {
    if (fitsInto(result, limits.responseBytes)) return result
    return withoutData<Shape>([withPath(new ResponseTooLarge(limits.responseBytes))])
  }
  const earlier = (result.errors ?? []).filter((error) => !isStop(error)).slice(0, maxEarlierErrors)
  return withoutData<Shape>([...earlier, stopped])
}

function withoutData<Shape extends Result>(errors: readonly AnyError[]): Shape {
  return { data: null, errors } satisfies Result as unknown as Shape
}

/** Apollo Server unwraps the original error only if there is a path. */
function withPath(originalError: AppError): GraphQLError {
  return new GraphQLError(originalError.message, { path: [], originalError })
}

function isStop({ extensions }: AnyError): boolean {
  return extensions?.code === 'OPERATION_TOO_COSTLY'
}
