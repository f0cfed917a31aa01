import { join } from 'node:path'
import { defineConfig } from '@graphql-hive/gateway'

const { POLYPHONY_URL, ACCOUNTS_URL, GATEWAY_SECRET, POLYPHONY_SUBSCRIPTIONS = 'ws' } = process.env

/** Without it, subscriptions use server-sent events. */
const webSocket = {
  options: {
    subscriptions: {
      kind: 'ws',
      location: '/ws',
      headers: [['x-gateway-secret', '{env.GATEWAY_SECRET}']],
      options: { connectionParams: { authorization: '{context.headers.authorization}' } },
    },
  },
}

export const gatewayConfig = defineConfig({
  supergraph: join(import.meta.dirname, 'supergraph.graphql'),
  host: process.env.HOST ?? '127.0.0.1',
  port: Number(process.env.PORT ?? 4002),

  // The supergraph contains local URLs; a deployment overrides them.
  transportEntries: {
    ...(ACCOUNTS_URL && { accounts: { location: ACCOUNTS_URL } }),
    polyphony: {
      ...(POLYPHONY_URL && { location: POLYPHONY_URL }),
      ...(POLYPHONY_SUBSCRIPTIONS === 'ws' && webSocket),
    },
  },

  propagateHeaders: {
    fromClientToSubgraphs: ({ request, subgraphName }) => ({
      authorization: request.headers.get('authorization'),
      // Sent only to Polyphony, and never taken from a client header.
      ...(subgraphName === 'polyphony' && { 'x-gateway-secret': GATEWAY_SECRET }),
      // Polyphony requires this header for uploads: cross-site forms cannot set it.
      'apollo-require-preflight': 'true',
    }),
  },

  multipart: true,
})
