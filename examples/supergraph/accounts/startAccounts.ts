import { ApolloServer } from '@apollo/server'
import {
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled'
import { startStandaloneServer } from '@apollo/server/standalone'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { parse } from 'graphql'
import { jwtVerify } from 'jose'
import { accountsSdl } from './accountsSdl.js'

export interface User {
  id: string
  name: string
}

export interface AccountsOptions {
  users: readonly User[]
  host: string
  port: number
  /** The secret for tokens, shared with Polyphony. Absent: every request is from the development user. */
  jwtSecret?: string
}

export interface Accounts {
  readonly url: string
  close(): Promise<void>
}

interface AccountsContext {
  userId: string | null
}

const developmentUserId = 'dev-user'

/** Starts the accounts subgraph. Resolves when it listens. */
export async function startAccounts({ users, host, port, jwtSecret }: AccountsOptions): Promise<Accounts> {
  const byId = new Map(users.map((user) => [user.id, user]))
  const resolvers = {
    Query: {
      me: (_: unknown, _args: unknown, { userId }: AccountsContext) => byId.get(userId ?? '') ?? null,
      user: (_: unknown, { id }: Pick<User, 'id'>) => byId.get(id) ?? null,
      users: () => users,
    },
    User: {
      // Polyphony may reference users that this subgraph does not know; they resolve to null.
      __resolveReference: ({ id }: Pick<User, 'id'>) => byId.get(id) ?? null,
    },
  }
  const schema = buildSubgraphSchema([{ typeDefs: parse(accountsSdl), resolvers }])
  const server = new ApolloServer<AccountsContext>({
    schema,
    plugins: [ApolloServerPluginInlineTraceDisabled(), ApolloServerPluginUsageReportingDisabled()],
  })
  const { url } = await startStandaloneServer(server, {
    listen: { host, port },
    context: async ({ req }) => ({ userId: await userIdOf(req.headers.authorization, jwtSecret) }),
  })
  return { url: new URL('/graphql', url).href, close: () => server.stop() }
}

async function userIdOf(authorization: string | undefined, jwtSecret: string | undefined): Promise<string | null> {
  if (jwtSecret === undefined) return developmentUserId
  const token = /^bearer +(\S+)$/i.exec(authorization ?? '')?.[1]
  if (token === undefined) return null
  const { payload } = await jwtVerify(token, new TextEncoder().encode(jwtSecret), { algorithms: ['HS256'] })
  return payload.sub ?? null
}
