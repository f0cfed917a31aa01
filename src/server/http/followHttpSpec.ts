import type { ApolloServerPlugin } from '@apollo/server'
import { GraphQLError } from 'graphql'

/** Errors of requests that were well-formed, and yet could not be executed. */
const requestErrorCodes: ReadonlySet<unknown> = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_USER_INPUT',
])

/** Where the GraphQL-over-HTTP specification asks for other things than Apollo Server does of its own accord. */
export const followHttpSpec: ApolloServerPlugin = {
  async requestDidStart() {
    return {
      async didResolveOperation({ operation }) {
        if (operation?.operation !== 'subscription') return
        throw new GraphQLError('Subscriptions are not served in single answers over HTTP.', {
          extensions: { code: 'BAD_REQUEST', http: { status: 400 } },
        })
      },
      async willSendResponse({ request, response: { http, body } }) {
        // In application/json a status other than 200 may come from anything on the way, so clients may not read it.
        // Who accepts the other type gets the status that belongs to it, whichever of the two is chosen then.
        const accept = request.http?.headers.get('accept') ?? ''
        if (http.status !== 400 || accept.toLowerCase().includes('graphql-response+json')) return
        const errors = body.kind === 'single' ? (body.singleResult.errors ?? []) : []
        if (errors.every(({ extensions }) => requestErrorCodes.has(extensions?.code))) http.status = 200
      },
    }
  },
}
