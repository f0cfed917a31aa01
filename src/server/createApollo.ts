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
  /** Introspection and suggestions of names are for development; a router reads `_service` instead. */
  production: boolean
  /** Give timings to a router that asks for them. For a server that only its gateway reaches: each of them costs much. */
  tracing?: boolean
}

export function createApollo(options: ApolloOptions): ApolloServer<Context> {
  const { schema, fastify, metrics, production, tracing = false } = options
  return new ApolloServer<Context>({
    schema,
    // Its own logger writes plain text, past everything that keeps secrets out of the logs.
    logger: fastify.log,
    plugins: [
      enforceBudget,
      observeOperations(metrics),
      guardSubscriptions,
      guardVariables,
      guardUploads,
      followHttpSpec,
      // Without cache hints the plugin only costs: it walks every field.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      // Apollo Server turns it on by itself for a subgraph.
      tracing
        ? ApolloServerPluginInlineTrace({ includeErrors: { masked: true } })
        : ApolloServerPluginInlineTraceDisabled(),
      fastifyApolloDrainPlugin(fastify),
    ],
    documentStore: new DocumentCache(),
    parseOptions: { maxTokens: limits.tokens },
    validationRules: [...limitRules],
    introspection: !production,
    // Not by `hideSchemaDetailsFromClientErrors`: that runs a regular expression over messages that quote the document.
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
