import type { FastifyInstance } from 'fastify'
import { type Authenticator, createAuthenticator } from '../../auth/authenticate.js'
import type { AuthConfig, Config } from '../../config.js'
import type { ContextDeps } from '../../context.js'
import { TokenExpired, Unauthenticated } from '../../errors.js'
import type { Metrics } from '../../metrics.js'
import { createApollo } from '../createApollo.js'
import { registerGraphqlRoutes } from '../http/graphqlRoutes.js'
import type { Readiness } from '../http/healthRoutes.js'
import { playgroundPath, registerPlayground } from '../http/playground.js'
import { meteredSubgraph } from '../meteredSubgraph.js'
import { DocumentCache } from '../operations/DocumentCache.js'
import type { OperationGuard } from '../operations/OperationGuard.js'
import type { HttpConnections } from '../responses/limitConnections.js'
import { registerSubscriptions } from '../subscriptions/registerSubscriptions.js'
import { configuredLimits } from '../subscriptions/SubscriptionOptions.js'
import { registerUploads } from '../uploads/registerUploads.js'
import type { CloseStack } from './CloseStack.js'
import { registerMedia } from './registerMedia.js'

export interface ApiOptions {
  config: Config
  deps: ContextDeps
  guard: OperationGuard
  connections: HttpConnections
  readiness: Readiness
}

const keysMissing =
  'the keys of AUTH_JWKS_URL cannot be loaded, and the server is not ready until they are: correct AUTH_JWKS_URL, or make it reachable'

export async function registerApi(fastify: FastifyInstance, options: ApiOptions, closers: CloseStack): Promise<void> {
  const { config, deps, guard, connections, readiness } = options
  const { production, limits, gatewaySecret, publicUrl, corsOrigins } = config
  const schema = meteredSubgraph(config.authDirectives)
  const tracing = gatewaySecret !== undefined
  const documents = new DocumentCache()
  const apollo = createApollo({ schema, fastify, metrics: deps.metrics, production, tracing, documents })
  await apollo.start()
  closers.push(() => apollo.stop())

  registerUploads(fastify, {
    onReceived: deps.metrics.countUploadBytes,
    rate: { bytesPerSec: limits.minUploadBytesPerSec },
    open: { perViewer: limits.maxUploadsPerViewer, perTenant: limits.maxUploadsPerTenant, total: limits.maxUploads },
  })
  const sources = { gatewaySecret, corsOrigins, isDevelopment: config.auth.mode === 'development' }
  const authenticator = countFailures(authenticatorFor(config.auth), deps.metrics)
  readiness.loadKeys = () => authenticator.loadKeys()
  await authenticator.loadKeys().catch((error: unknown) => deps.logger.error({ err: error }, keysMissing))
  const shared = { deps, guard, authenticator, publicUrl, ...sources }
  registerSubscriptions(fastify, {
    ...shared,
    schema,
    documents,
    introspection: !production,
    limits: configuredLimits(limits),
  })
  const playground = production ? undefined : playgroundPath
  registerGraphqlRoutes(fastify, { ...shared, apollo, connections, playground })
  registerMedia(fastify, config, deps)
  if (!production) await registerPlayground(fastify)
}

function authenticatorFor(auth: AuthConfig): Authenticator {
  if (auth.mode === 'development') return createAuthenticator(auth)
  const { secret, jwksUrl, issuer, audience } = auth
  return createAuthenticator({ jwtSecret: secret, jwksUrl, issuer, audience })
}

function countFailures({ authenticate, loadKeys }: Authenticator, metrics: Metrics): Authenticator {
  return {
    loadKeys,
    async authenticate(authorization, signal) {
      try {
        return await authenticate(authorization, signal)
      } catch (error) {
        const isExpired = error instanceof TokenExpired
        if (isExpired || error instanceof Unauthenticated)
          metrics.countAuthenticationFailure(isExpired ? 'expired' : 'invalid')
        throw error
      }
    },
  }
}
