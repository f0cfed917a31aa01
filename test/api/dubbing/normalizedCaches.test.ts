import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { Client, fetchExchange } from '@urql/core'
import { cacheExchange } from '@urql/exchange-graphcache'
import relay, { type ConcreteRequest, type GraphQLResponse, type NormalizationSelection } from 'relay-runtime'
import { ada, DubbingApp } from '../../support/dubbingApp.js'
import { tokenFor } from '../../support/startTestApp.js'

interface Speaker {
  id: string
  upstreamId: string
  dubbingId: string
}
interface Dubbing {
  id: string
  speakers: Speaker[]
}

const source = `query Dubbing($id: ID!) {
  dubbing(id: $id) { __typename id speakers { __typename id upstreamId dubbingId } }
}`

describe('A client with a normalized cache and default settings', () => {
  let app: DubbingApp
  let authorization: string
  let first: string
  let second: string

  beforeAll(async () => {
    app = await DubbingApp.start()
    authorization = `Bearer ${await tokenFor(ada)}`
    first = await app.add({ name: 'First', id_seed: 'shared' })
    second = await app.add({ name: 'Second', id_seed: 'shared' })
  })
  afterAll(() => app.app.close())

  const url = () => `${app.app.url}/graphql`

  function expectOwnSpeakers(...dubbings: Dubbing[]): void {
    const [one, other] = dubbings as [Dubbing, Dubbing]
    expect(one.speakers.length).toBeGreaterThan(0)
    expect(other.speakers.map(({ upstreamId }) => upstreamId)).toEqual(one.speakers.map(({ upstreamId }) => upstreamId))
    for (const { id, speakers } of dubbings) {
      expect(speakers.map(({ dubbingId }) => dubbingId)).toEqual(speakers.map(() => id))
    }
  }

  test('Apollo Client shows each dubbing its own speakers when their upstream ids are equal', async () => {
    const link = new HttpLink({ uri: url(), headers: { authorization } })
    const client = new ApolloClient({ link, cache: new InMemoryCache() })
    const query = gql(source)
    for (const id of [first, second]) await client.query({ query, variables: { id } })
    const cached = (id: string) => client.readQuery<{ dubbing: Dubbing }>({ query, variables: { id } })!.dubbing
    expectOwnSpeakers(cached(first), cached(second))
    client.stop()
  })

  test('urql Graphcache shows each dubbing its own speakers when their upstream ids are equal', async () => {
    const client = new Client({
      url: url(),
      exchanges: [cacheExchange({}), fetchExchange],
      fetchOptions: { headers: { authorization } },
      preferGetMethod: false,
    })
    for (const id of [first, second]) await client.query(source, { id }).toPromise()
    const cached = (id: string): Dubbing =>
      client.readQuery<{ dubbing: Dubbing }>(source, { id }, { requestPolicy: 'cache-only' })!.data!.dubbing
    expectOwnSpeakers(cached(first), cached(second))
  })

  test('The store of Relay shows each dubbing its own speakers when their upstream ids are equal', async () => {
    const environment = new relay.Environment({
      store: new relay.Store(new relay.RecordSource()),
      network: relay.Network.create(async ({ text }, variables) => {
        const { data } = await app.tryAsk<Record<string, unknown>>(text!, variables)
        return { data } as GraphQLResponse
      }),
    })
    const operationOf = (id: string) => relay.createOperationDescriptor(relayRequest, { id })
    for (const id of [first, second]) {
      await relay.fetchQuery(environment, relayRequest, { id }).toPromise()
      environment.retain(operationOf(id))
    }
    const cached = (id: string) => (environment.lookup(operationOf(id).fragment).data as { dubbing: Dubbing }).dubbing
    expectOwnSpeakers(cached(first), cached(second))
  })
})

/** The query as relay-compiler compiles it. */
const relayRequest = relayRequestOf(source)

function relayRequestOf(text: string): ConcreteRequest {
  const scalar = (name: string) => ({ kind: 'ScalarField', name, alias: null, args: null, storageKey: null }) as const
  const speakers: NormalizationSelection = {
    kind: 'LinkedField',
    name: 'speakers',
    alias: null,
    args: null,
    storageKey: null,
    concreteType: 'DubbingSpeaker',
    plural: true,
    selections: ['__typename', 'id', 'upstreamId', 'dubbingId'].map(scalar),
  }
  const dubbing: NormalizationSelection = {
    kind: 'LinkedField',
    name: 'dubbing',
    alias: null,
    args: [{ kind: 'Variable', name: 'id', variableName: 'id' }],
    storageKey: null,
    concreteType: 'DubbingResource',
    plural: false,
    selections: [scalar('__typename'), scalar('id'), speakers],
  }
  const argumentDefinitions = [{ kind: 'LocalArgument', name: 'id', defaultValue: null }] as const
  const selections = [dubbing]
  return {
    kind: 'Request',
    fragment: { kind: 'Fragment', name: 'Dubbing', type: 'Query', metadata: null, argumentDefinitions, selections },
    operation: { kind: 'Operation', name: 'Dubbing', argumentDefinitions, selections },
    params: { name: 'Dubbing', operationKind: 'query', text, id: null, cacheID: 'dubbing', metadata: {} },
  } as unknown as ConcreteRequest
}
