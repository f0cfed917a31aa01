import { ApolloServer } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled'
import { ApolloServerPluginInlineTrace } from '@apollo/server/plugin/inlineTrace'
import { fastifyApolloDrainPlugin } from '@as-integrations/fastify'
import type { FastifyInstance } from 'fastify'
import type { GraphQLSchema } from 'graphql'
import type { Context } from '../context.js'
import type { Metrics } from '../metrics.js'
import { formatError } from './errors/formatError.js'
import { followHttpSpec } from './http/followHttpSpec.js'
import { DocumentCache } from './operations/DocumentCache.js'
import { enforceBudget } from './operations/enforceBudget.js'
import { guardSubscriptions } from './operations/guardSubscriptions.js'
import { guardVariables } from './operations/guardVariables.js'
import { limitRules, limits } from './operations/limits.js'
import { observeOperations } from './operations/observeOperations.js'
import { guardUploads } from './uploads/guardUploads.js'

export interface ApolloOptions {
  schema: GraphQLSchema
  fastify: FastifyInstance
  metrics: Metrics
  /** Disables introspection and suggestions of names. Routers read `_service`. */
  production: boolean
  /** Federated tracing on request. It is expensive, so only for a server behind its gateway. */
  tracing?: boolean
  documents?: DocumentCache
}

export function createApollo(options: ApolloOptions): ApolloServer<Context> {
  const { schema, fastify, metrics, production, tracing = false, documents = new DocumentCache() } = options
  return new ApolloServer<Context>({
    schema,
    // The default logger does not redact secrets.
    logger: fastify.log,
    plugins: [
      enforceBudget,
      observeOperations(metrics),
      guardSubscriptions,
      guardVariables,
      guardUploads,
      followHttpSpec,
      // It visits every field, and there are no cache hints.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      // Enabled by default in subgraphs.
      tracing
        ? ApolloServerPluginInlineTrace({ includeErrors: { masked: true } })
        : ApolloServerPluginInlineTraceDisabled(),
      fastifyApolloDrainPlugin(fastify),
    ],
    documentStore: documents,
    parseOptions: { maxTokens: limits.tokens },
    validationRules: [...limitRules],
    introspection: !production,
    // `hideSchemaDetailsFromClientErrors` runs a regular expression over messages that quote the document.
    validationOptions: { hideSuggestions: production },
    executionOptions: { maxCoercionErrors: limits.variableErrors },
    includeStacktraceInErrorResponses: false,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    csrfPrevention: true,
    stopOnTerminationSignals: false,
    formatError,
  })
}
