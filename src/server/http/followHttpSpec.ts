import type { ApolloServerPlugin } from '@apollo/server'
import { GraphQLError } from 'graphql'

const requestErrorCodes: ReadonlySet<unknown> = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_USER_INPUT',
])

/** Changes the status codes of Apollo Server where the GraphQL-over-HTTP specification requires others. */
export const followHttpSpec: ApolloServerPlugin = {
  async requestDidStart() {
    return {
      async didResolveOperation({ operation }) {
        if (operation?.operation !== 'subscription') return
        throw new GraphQLError(
          'Subscriptions are served as event streams and over WebSockets. Send `accept: text/event-stream`.',
          {
            extensions: { code: 'BAD_REQUEST', http: { status: 400 } },
          },
        )
      },
      async willSendResponse({ request, response: { http, body } }) {
        // Clients of application/json must not rely on other statuses than 200, because a proxy may have sent them.
        const accept = request.http?.headers.get('accept') ?? ''
        if (http.status !== 400 || accept.toLowerCase().includes('graphql-response+json')) return
        const errors = body.kind === 'single' ? (body.singleResult.errors ?? []) : []
        if (errors.every(({ extensions }) => requestErrorCodes.has(extensions?.code))) http.status = 200
      },
    }
  },
}
