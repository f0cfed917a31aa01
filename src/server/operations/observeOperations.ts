import type { ApolloServerPlugin, GraphQLResponse } from '@apollo/server'
import { unwrapResolverError } from '@apollo/server/errors'
import { trace } from '@opentelemetry/api'
import { failSpan } from '../../async/inSpan.js'
import type { Context } from '../../context.js'
import type { Metrics, OperationKind } from '../../metrics.js'
import { isExpected } from '../errors/formatError.js'

export function observeOperations(metrics: Metrics): ApolloServerPlugin<Context> {
  return {
    async requestDidStart({ contextValue: { logger } }) {
      const startedAt = performance.now()
      const span = trace.getActiveSpan()
      let kind: OperationKind = 'invalid'
      let name: string | undefined
      return {
        async didResolveOperation({ operation, operationName, queryHash }) {
          kind = operation?.operation ?? 'invalid'
          span?.updateName(`graphql.${kind}`)
          name = operationName?.slice(0, 100)
          if (name) span?.setAttribute('graphql.operation.name', name)
          else span?.setAttribute('graphql.document.hash', queryHash)
        },
        async didEncounterErrors({ errors }) {
          for (const error of errors) {
            if (isExpected(error)) continue
            logger.error({ err: unwrapResolverError(error), path: error.path }, 'unexpected error in an operation')
          }
        },
        async willSendResponse({ response: { body } }) {
          const { codes, ...outcome } = outcomeOf(kind, body)
          const durationMs = performance.now() - startedAt
          for (const code of codes ?? []) metrics.countError(code)
          logger.info({ kind, name, ...outcome, codes, durationMs: Math.round(durationMs) }, 'operation')
          metrics.observeRequest(kind, outcome.outcome, durationMs / 1_000)
          if (codes !== undefined && span) failSpan(span, codes.join(','))
        },
      }
    },
  }
}

function outcomeOf(kind: OperationKind, body: GraphQLResponse['body']) {
  const errors = body.kind === 'single' ? body.singleResult.errors : undefined
  const codes = errors && [...new Set(errors.map(({ extensions }) => String(extensions?.code)))]
  return { outcome: kind === 'invalid' ? 'refused' : codes ? 'errors' : 'ok', codes } as const
}
