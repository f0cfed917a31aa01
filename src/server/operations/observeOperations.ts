import type { ApolloServerPlugin } from '@apollo/server'
import { unwrapResolverError } from '@apollo/server/errors'
import { SpanStatusCode, trace } from '@opentelemetry/api'
import type { Context } from '../../context.js'
import type { Metrics, OperationKind } from '../../metrics.js'
import { isExpected } from '../errors/formatError.js'

export function observeOperations(metrics: Metrics): ApolloServerPlugin<Context> {
  return {
    async requestDidStart({ contextValue: { logger } }) {
      const startedAt = performance.now()
      const span = trace.getActiveSpan()
      let kind: OperationKind = 'invalid'
      return {
        async didResolveOperation({ operation, operationName }) {
          kind = operation?.operation ?? 'invalid'
          span?.updateName(`graphql.${kind}`)
          if (operationName) span?.setAttribute('graphql.operation.name', operationName.slice(0, 100))
        },
        async didEncounterErrors({ errors }) {
          for (const error of errors) {
            if (isExpected(error)) continue
            logger.error({ err: unwrapResolverError(error), path: error.path }, 'unexpected error in an operation')
          }
        },
        async willSendResponse({ response: { body } }) {
          const failed = body.kind === 'single' && body.singleResult.errors !== undefined
          const outcome = kind === 'invalid' ? 'refused' : failed ? 'errors' : 'ok'
          metrics.observeRequest(kind, outcome, (performance.now() - startedAt) / 1_000)
          if (failed) span?.setStatus({ code: SpanStatusCode.ERROR })
        },
      }
    },
  }
}
