import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Scope, Viewer } from '../../../src/auth/Viewer.js'
import { startTestApp, type TestApp, tokenFor } from '../../support/startTestApp.js'
import {
  createPrivateGraph,
  everyScope,
  fieldsByEntity,
  owner,
  ownerWith,
  type PrivateGraph,
  privateMedia,
  rootFields,
  selectField,
} from './privateGraph.js'

/** Tokens of the owner without the scope for one half of the graph. */
const withoutVoices: readonly Scope[][] = [[], ['voices:write', 'audio:generate', 'dubbing:read', 'dubbing:write']]
const withoutDubs: readonly Scope[][] = [[], ['dubbing:write', 'voices:read', 'voices:write', 'audio:generate']]

/** The error messages of the depth and cost limits. */
const TOO_MUCH = /TOO_DEEP|TOO_COSTLY|GRAPHQL_VALIDATION_FAILED|BAD_USER_INPUT/

let app: TestApp
let graph: PrivateGraph
let args: Record<string, string>

beforeAll(async () => {
  app = await startTestApp({ emulator: { generation: { firstPieceMs: 0, pauseMs: 0 } } })
  graph = await createPrivateGraph(app)
  const { ids } = graph
  const text = JSON.stringify
  args = {
    ...{ language: text('de'), from: text('2000-01-01T00:00:00Z'), first: '5' },
    ...{ voiceId: text(ids.voiceId), sampleId: text(ids.sampleId), generatedAudioId: text(ids.audioId) },
    ...{ 'speaker.id': text(ids.dubSpeakerId), 'segment.id': text(ids.segmentId), 'voice.id': text(ids.voiceId) },
    ...{ 'generatedAudio.id': text(ids.audioId), 'voicePreview.id': text(ids.previewId) },
    ...{
      'dubbing.id': text(ids.dubbingId),
      'voiceJob.id': text(ids.voiceJobId),
      'dubbingUpdated.id': text(ids.dubbingId),
    },
    ...{ 'voiceOperation.id': text(ids.voiceOperationId), 'voiceJobUpdated.id': text(ids.voiceJobId) },
    ...{ fromChunk: '0', format: 'SRT' },
  }
})
afterAll(() => app.close())

/** The complete response as text, for a token of the owner with these scopes. */
async function answerTo(query: string, scopes: readonly Scope[], representations?: readonly object[]): Promise<string> {
  const variables = representations && { representations }
  return JSON.stringify(await app.ask(query, { as: ownerWith(...scopes), variables }))
}

const user = { __typename: 'User', id: owner.sub }

async function readAsEntity(typeName: string, field: string, scopes: readonly Scope[]): Promise<string> {
  const stock = { __typename: 'Voice', id: graph.ids.stockId }
  const all = [...Object.values(graph.voices), ...Object.values(graph.dubbings), user, stock]
  const representations = all.filter(({ __typename }) => __typename === typeName)
  // Deep trees exceed the cost limit of one operation.
  for (const depth of [3, 2, 1]) {
    const selection = selectField(typeName, field, args, depth)
    if (selection === '') continue
    const query = `query ($representations: [_Any!]!) {
      _entities(representations: $representations) { ... on ${typeName} { ${selection} } } }`
    const answer = await answerTo(query, scopes, representations)
    if (!TOO_MUCH.test(answer)) return answer
  }
  throw new Error(`${typeName}.${field} cannot be asked for.`)
}

describe('A token of the owner without the read scope', () => {
  test.each(fieldsByEntity().flatMap(({ entity, fields }) => fields.map((field) => [entity, field] as const)))(
    'sees nothing private at %s.%s',
    async (entity, field) => {
      for (const scopes of withoutVoices) {
        const answer = await readAsEntity(entity, field, scopes)
        expect(graph.secrets.voices.filter((secret) => answer.includes(secret))).toEqual([])
      }
      for (const scopes of withoutDubs) {
        const answer = await readAsEntity(entity, field, scopes)
        expect(graph.secrets.dubbings.filter((secret) => answer.includes(secret))).toEqual([])
      }
    },
  )

  test('gets null for each entity that is not public', async () => {
    const query = `query ($representations: [_Any!]!) { _entities(representations: $representations) { __typename } }`
    const { voices, dubbings } = graph
    for (const scopes of withoutVoices) {
      const { data } = JSON.parse(await answerTo(query, scopes, Object.values(voices)))
      expect(data._entities).toEqual(Object.values(voices).map(() => null))
    }
    for (const scopes of withoutDubs) {
      const { data } = JSON.parse(await answerTo(query, scopes, Object.values(dubbings)))
      expect(data._entities).toEqual(Object.values(dubbings).map(() => null))
    }
  })

  test.each(rootFields('Query'))('sees nothing private at Query.%s', async (field) => {
    const query = `query { ${selectField('Query', field, args, 3)} }`
    for (const scopes of withoutVoices) {
      expect(graph.secrets.voices.filter(includedIn(await answerTo(query, scopes)))).toEqual([])
    }
    for (const scopes of withoutDubs) {
      expect(graph.secrets.dubbings.filter(includedIn(await answerTo(query, scopes)))).toEqual([])
    }
  })

  test.each(rootFields('Subscription'))('gets nothing private from Subscription.%s', async (field) => {
    const query = `subscription { ${selectField('Subscription', field, args, 2)} }`
    const isOfDubbing = field.startsWith('dubbing')
    const secrets = isOfDubbing ? graph.secrets.dubbings : graph.secrets.voices
    for (const scopes of isOfDubbing ? withoutDubs : withoutVoices) {
      const event = await firstEvent(query, scopes)
      // An error contains the given id.
      expect(secrets.filter((secret) => event.includes(secret) && !query.includes(secret))).toEqual([])
      expect(event).toMatch(/FORBIDDEN|NOT_FOUND/)
    }
  })

  test('gets no bytes from a media URL that was signed for it', async () => {
    const { mediaSigner } = app.server.deps
    const statuses: Record<string, number[]> = {}
    for (const [kind, subject] of Object.entries(privateMedia(graph))) {
      const lacking = kind.startsWith('dubbing') ? withoutDubs : withoutVoices
      statuses[kind] = await Promise.all(
        lacking.map(async (scopes) => {
          const { path } = mediaSigner.sign(subject, viewerWith(scopes))
          return (await fetch(app.url + path)).status
        }),
      )
    }
    expect(statuses).toEqual(Object.fromEntries(Object.keys(statuses).map((kind) => [kind, [404, 404]])))
  })
})

describe('The same queries with all scopes', () => {
  test.each(fieldsByEntity().map(({ entity }) => entity))('return %s', async (entity) => {
    const query = `query ($representations: [_Any!]!) { _entities(representations: $representations) { __typename } }`
    const { data } = JSON.parse(
      await answerTo(query, everyScope, [{ ...graph.voices, ...graph.dubbings, User: user }[entity]!]),
    )
    expect(data._entities).toEqual([{ __typename: entity }])
  })

  test('return private fields below shared stock and below the user', async () => {
    const { audioId, previewId, dubbingId, voiceJobId } = graph.ids
    expect(await readAsEntity('Voice', 'generatedAudios', everyScope)).toContain(audioId)
    expect(await readAsEntity('Voice', 'previews', everyScope)).toContain(previewId)
    expect(await readAsEntity('Voice', 'remixes', everyScope)).toContain(previewId)
    expect(await readAsEntity('User', 'generatedAudios', everyScope)).toContain(audioId)
    expect(await readAsEntity('User', 'dubbings', everyScope)).toContain(dubbingId)
    expect(await readAsEntity('User', 'voiceJobs', everyScope)).toContain(voiceJobId)
  })

  test.each(['audio', 'preview', 'sample', 'dubbing-audio'] as const)(
    'return the bytes of the kind %s',
    async (kind) => {
      const { path } = app.server.deps.mediaSigner.sign(privateMedia(graph)[kind], viewerWith(everyScope))
      expect((await fetch(app.url + path)).status).toBe(200)
    },
  )
})

function includedIn(answer: string): (secret: string) => boolean {
  return (secret) => answer.includes(secret)
}

function viewerWith(scopes: readonly Scope[]): Viewer {
  return { kind: 'user', userId: owner.sub, tenantId: `org:${owner.org}`, scopes: new Set(scopes) }
}

/** The first event of a subscription, and all messages before it. */
async function firstEvent(query: string, scopes: readonly Scope[]): Promise<string> {
  const leaving = new AbortController()
  const response = await fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: {
      accept: 'text/event-stream',
      'content-type': 'application/json',
      authorization: `Bearer ${await tokenFor(ownerWith(...scopes))}`,
    },
    body: JSON.stringify({ query }),
    signal: leaving.signal,
  })
  let text = ''
  try {
    for await (const bytes of response.body!) {
      text += Buffer.from(bytes).toString()
      if (text.includes('"data"') || text.includes('"errors"')) break
    }
  } finally {
    leaving.abort()
  }
  return text
}
