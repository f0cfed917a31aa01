import { ApolloServer } from '@apollo/server'
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled'
import { startStandaloneServer } from '@apollo/server/standalone'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { createGatewayRuntime } from '@graphql-hive/gateway'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { parse } from 'graphql'
import { composeSupergraph } from '../../examples/supergraph/composeSupergraph.js'
import { type Person, startTestApp, type TestApp, tokenFor } from '../support/startTestApp.js'
import { neighbourSdl } from './neighbourSdl.js'
import { serviceSdl } from './serviceSdl.js'

const ada: Person = { sub: 'ada', org: 'acme' }
const eve: Person = { sub: 'eve', org: 'other' }
const listed = ['visible', 'unknown', 'of-another-user'].map((id) => ({ id }))

let app: TestApp
let neighbour: ApolloServer
let gateway: ReturnType<typeof createGatewayRuntime>

beforeAll(async () => {
  app = await startTestApp()
  for (const [voice_id, owner] of [
    ['visible', ada],
    ['of-another-user', eve],
  ] as const) {
    app.upstream.state.addVoice({ voice_id, name: 'Narrator' })
    await app.give(voice_id, owner)
  }
  const resolvers = { Query: { playlist: () => ({ title: 'Bedtime', voices: listed }) } }
  neighbour = new ApolloServer({
    schema: buildSubgraphSchema([{ typeDefs: parse(neighbourSdl), resolvers }]),
    plugins: [ApolloServerPluginInlineTraceDisabled()],
  })
  const { url } = await startStandaloneServer(neighbour, { listen: { host: '127.0.0.1', port: 0 } })
  const supergraph = composeSupergraph([
    { name: 'polyphony', url: `${app.url}/graphql`, sdl: serviceSdl({ authDirectives: false }) },
    { name: 'neighbour', url, sdl: neighbourSdl },
  ])
  gateway = createGatewayRuntime({ supergraph, propagateHeaders: { fromClientToSubgraphs: authorizationOf } })
})
afterAll(async () => {
  await gateway?.[Symbol.asyncDispose]()
  await neighbour?.stop()
  await app?.close()
})

function authorizationOf({ request }: { request: Request }): Record<string, string> {
  return { authorization: request.headers.get('authorization') ?? '' }
}

test('A list of voices in a neighbour keeps its other voices when some are unknown or not visible', async () => {
  const response = await gateway.fetch('http://gateway/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${await tokenFor(ada)}` },
    body: JSON.stringify({ query: '{ playlist { title voices { id name labels { key } visibility } } }' }),
  })
  expect(await response.json()).toEqual({
    data: {
      playlist: {
        title: 'Bedtime',
        voices: [
          { id: 'visible', name: 'Narrator', labels: expect.any(Array), visibility: 'PRIVATE' },
          { id: 'unknown', name: null, labels: null, visibility: null },
          { id: 'of-another-user', name: null, labels: null, visibility: null },
        ],
      },
    },
  })
})
