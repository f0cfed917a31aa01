import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { createClient as createEventClient } from 'graphql-sse'
import { type Client, createClient } from 'graphql-ws'
import WebSocket from 'ws'
import { dubbingRenderId, dubbingSegmentId } from '../../../src/schema/shared/compositeId.js'
import { METADATA, RESOURCE } from '../../support/dubbingApp.js'
import { ada, chief, DubbingEditApp, stranger } from '../../support/dubbingEditApp.js'
import { type Person, tokenFor } from '../../support/startTestApp.js'
import { waitUntil } from '../../support/waitUntil.js'

jest.setTimeout(60_000)

interface Update {
  revision: number
  changedSegmentIds: string[] | null
  dubbing: {
    id: string
    status: string
    version: number | null
    error: string | null
    jobs: { nodes: { kind: string; status: string }[] }
    renders: { id: string; status: string; job: { status: string } | null }[] | null
    segments: { edges: { node: { id: string; dub: { text: string; isStale: boolean } | null } }[] } | null
  } | null
}

const subscription = `subscription ($id: ID!, $since: SafeInt) {
  dubbingUpdated(id: $id, since: $since) {
    revision changedSegmentIds
    dubbing {
      id status version error jobs { nodes { kind status } } renders { id: upstreamId status job { status } }
      segments(first: 10) { edges { node { id: upstreamId dub(language: "es") { text isStale } } } }
    }
  }
}`

/** The events that one subscriber has received. */
class Subscriber {
  readonly updates: Update[] = []
  readonly errors: { extensions?: { code?: string } }[] = []
  isOver = false

  constructor(events: AsyncIterable<unknown>) {
    void this.#collect(events as AsyncIterable<{ data?: { dubbingUpdated: Update }; errors?: [] }>)
  }

  get last(): Update | undefined {
    return this.updates.at(-1)
  }

  async until(isMatch: (update: Update) => boolean): Promise<Update> {
    return waitUntil(() => this.updates.find(isMatch), this.#what('an update matches'))
  }

  async over(): Promise<Update[]> {
    await waitUntil(() => this.isOver, this.#what('the subscription is over'))
    return this.updates
  }

  #what(what: string): () => string {
    return () => `${what}: ${JSON.stringify(this.updates, null, 1)}`
  }

  async #collect(events: AsyncIterable<{ data?: { dubbingUpdated: Update }; errors?: [] }>): Promise<void> {
    for await (const { data, errors } of events) {
      this.errors.push(...(errors ?? []))
      if (data?.dubbingUpdated) this.updates.push(data.dubbingUpdated)
    }
    this.isOver = true
  }
}

describe('A dubbing that is followed live', () => {
  let at: DubbingEditApp
  const clients: Pick<Client, 'dispose'>[] = []

  beforeEach(async () => {
    at = await DubbingEditApp.start({ config: { role: 'all' } })
  })
  afterEach(async () => {
    for (const client of clients.splice(0)) await client.dispose()
    await at[Symbol.asyncDispose]()
  })

  async function follow(id: string, person: Person = ada, since?: number): Promise<Subscriber> {
    const client = createClient({
      url: `${at.app.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${await tokenFor(person)}` },
      retryAttempts: 0,
    })
    clients.push(client)
    return new Subscriber(client.iterate({ query: subscription, variables: { id, since } }))
  }

  async function create(input: object = {}): Promise<string> {
    const made = await at.edit('createDubbing', {
      ...{ name: 'Talk', isStudio: true, targetLanguage: 'es', sourceUrl: 'https://media.example.com/talk.mp4' },
      ...input,
    })
    expect(made.userErrors).toEqual([])
    return made.dubbingId!
  }

  const globalId = (dubbingId: string, segmentId: string) => dubbingSegmentId.encode({ dubbingId, segmentId })
  const pass = (ms: number) => at.app.upstream.clock.advance(ms)
  const dubOf = ({ dubbing }: Update, id: string) =>
    dubbing?.segments?.edges.map(({ node }) => node).find((node) => node.id === id)?.dub

  test('delivers every change from its creation to the render', async () => {
    at.upstreamDubbings.overrideDubbing('Talk', { segments: 4 })
    const id = await create()
    const subscriber = await follow(id)
    await subscriber.until(({ dubbing }) => dubbing?.status === 'QUEUED')
    pass(2_000)
    await subscriber.until(
      ({ dubbing }) => dubbing?.status === 'DUBBING' && dubbing.jobs.nodes[0]?.status === 'RUNNING',
    )
    pass(20_000)
    const ready = await subscriber.until(({ dubbing }) => dubbing?.status === 'DUBBED' && dubbing.segments !== null)
    await subscriber.until(({ dubbing }) => dubbing?.jobs.nodes[0]?.status === 'SUCCEEDED')
    const [segmentId] = at.segmentIds(id)
    expect(ready.dubbing?.segments?.edges).toHaveLength(4)
    expect(dubOf(ready, segmentId!)).toMatchObject({ isStale: false })

    const { version } = await at.edit('updateDubbingSegment', {
      dubbingId: id,
      segmentId,
      language: 'es',
      text: 'Buenos días.',
    })
    const stale = await subscriber.until((update) => dubOf(update, segmentId!)?.isStale === true)
    expect(stale).toMatchObject({ changedSegmentIds: [globalId(id, segmentId!)], dubbing: { version } })

    at.upstreamDubbings.overrideJobs(id, { ms: 500 })
    await at.edit('dubDubbingSegments', { dubbingId: id, segmentIds: [segmentId], languages: ['es'] })
    pass(1_000)
    // Upstream does not announce the end.
    const fresh = await subscriber.until((update) => {
      return update.revision > stale.revision && dubOf(update, segmentId!)?.isStale === false
    })
    expect(dubOf(fresh, segmentId!)).toMatchObject({ text: 'Buenos días.' })
    expect(fresh.changedSegmentIds).toEqual([globalId(id, segmentId!)])

    const { renderId, job: started } = await at.edit('renderDubbing', { dubbingId: id, language: 'es', type: 'MP3' })
    const rendersOf = ({ dubbing }: Update) => dubbing?.renders?.find((render) => render.id === renderId)
    await subscriber.until((update) => rendersOf(update)?.status === 'PROCESSING')
    pass(5_000)
    await subscriber.until((update) => rendersOf(update)?.status === 'COMPLETE')
    await subscriber.until((update) => rendersOf(update)?.job?.status === 'SUCCEEDED')

    const { voiceJob: job } = await at.ask<{ voiceJob: object }>(
      `query ($id: ID!) {
        voiceJob(id: $id) { kind status voiceId dubbing { id name } render { id status asset { mediaType } } }
      }`,
      { id: started?.id },
    )
    expect(job).toEqual({
      ...{ kind: 'DUBBING_RENDER', status: 'SUCCEEDED', voiceId: null, dubbing: { id, name: 'Talk' } },
      render: {
        id: dubbingRenderId.encode({ dubbingId: id, renderId: renderId! }),
        status: 'COMPLETE',
        asset: { mediaType: 'audio/mpeg' },
      },
    })

    await at.edit('deleteDubbing', { id: id })
    const updates = await subscriber.over()
    const revisions = updates.map(({ revision }) => revision)
    expect([...new Set(revisions)].sort((one, other) => one - other)).toEqual(revisions)
    expect(updates[0]!.changedSegmentIds).toBeNull()
    expect(subscriber.errors).toEqual([])
  })

  test('and fails delivers the reason and completes', async () => {
    at.upstreamDubbings.overrideDubbing('Talk', { outcome: 'failed', error: 'Nobody speaks.' })
    const subscriber = await follow(await create())
    await subscriber.until(({ dubbing }) => dubbing?.status === 'QUEUED')
    pass(60_000)
    const updates = await subscriber.over()
    expect(updates.at(-1)).toMatchObject({ dubbing: { status: 'FAILED', error: 'Nobody speaks.', segments: null } })
  })

  test('by many subscribers over sockets and server-sent events causes no further upstream calls', async () => {
    const id = await at.add({ segments: 3 })
    at.forgetCalls()
    const sse = createEventClient({
      url: `${at.app.url}/graphql`,
      headers: { authorization: `Bearer ${await tokenFor(ada)}` },
    })
    clients.push(sse)
    const subscribers = await Promise.all(Array.from({ length: 20 }, () => follow(id)))
    subscribers.push(await follow(id, chief), new Subscriber(sse.iterate({ query: subscription, variables: { id } })))
    await Promise.all(subscribers.map((subscriber) => subscriber.until(({ dubbing }) => dubbing?.segments !== null)))
    // A few polls for all of them, at most one each second.
    expect(at.calls(RESOURCE)).toBeLessThan(subscribers.length / 2)
    const [segmentId] = at.segmentIds(id)
    const before = at.calls(RESOURCE)
    await at.elsewhere('PATCH', `/v1/dubbing/resource/${id}/segment/${segmentId}/es`, { text: 'Otra cosa.' })
    await Promise.all(
      subscribers.map((subscriber) => subscriber.until((update) => dubOf(update, segmentId!)?.text === 'Otra cosa.')),
    )
    expect(at.calls(RESOURCE) - before).toBeLessThan(subscribers.length / 2)
    // `error` is only in upstream metadata, which is read once for all.
    expect(at.calls(METADATA)).toBeLessThan(subscribers.length / 2)
    expect(subscribers.flatMap(({ errors }) => errors)).toEqual([])
  })

  test('by a subscriber that was disconnected delivers missed events and none that it has', async () => {
    const id = await at.add({ segments: 3 })
    const first = await (await follow(id)).until(() => true)
    const [segmentId] = at.segmentIds(id)
    const back = await follow(id, ada, first.revision)
    await at.edit('updateDubbingSegment', { dubbingId: id, segmentId, language: 'es', text: 'Buenos días.' })
    const news = await back.until(() => true)
    expect(news.revision).toBeGreaterThan(first.revision)
    expect(dubOf(news, segmentId!)).toMatchObject({ text: 'Buenos días.', isStale: true })
  })

  test('is not visible to other users', async () => {
    const id = await at.add({ segments: 1 })
    const codesOf = async (person: Person) => {
      const subscriber = await follow(id, person)
      await subscriber.over()
      expect(subscriber.updates).toEqual([])
      return subscriber.errors.map(({ extensions }) => extensions?.code)
    }
    expect(await codesOf(stranger)).toEqual(['NOT_FOUND'])
    expect(await codesOf({ sub: 'ada', org: 'acme', scopes: ['voices:read'] })).toEqual(['FORBIDDEN'])
    const subscriber = await follow(id)
    await subscriber.until(() => true)
    await at.prisma.dubbingRecord.update({ where: { id }, data: { ownerId: 'another' } })
    await at.edit('deleteDubbing', { id: id }, chief)
    await subscriber.over()
  })
})
