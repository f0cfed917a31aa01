import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { print } from 'graphql'
import { createClient as createEventClient } from 'graphql-sse'
import { type Client, createClient } from 'graphql-ws'
import WebSocket from 'ws'
import { voiceSampleId } from '../../../src/schema/shared/compositeId.js'
import {
  CreateProfessionalVoiceDocument,
  type JobFactsFragment,
  JobUpdatedDocument,
  SeparateSpeakersDocument,
  ShareVoiceDocument,
  SpeakerSeparationProgressDocument,
  TrainVoiceDocument,
  UnshareVoiceDocument,
  VoiceTrainingDocument,
  type VoiceTrainingSubscription,
} from '../../generated/operations.js'
import { speechFile } from '../../support/speechFile.js'
import { type Person, startTestApp, type TestApp, tokenFor } from '../../support/startTestApp.js'

const ada: Person = { sub: 'ada', org: 'acme' }
const bob: Person = { sub: 'bob', org: 'globex' }
const modelId = 'eleven_multilingual_v2'

describe('A training that is followed live', () => {
  let app: TestApp
  let voiceId: string
  const clients: Client[] = []

  beforeAll(async () => {
    app = await startTestApp({
      config: { role: 'all' },
      emulator: { seed: 'empty', work: { queuedMs: 300, trainingMs: 1_500 } },
    })
  })
  afterAll(async () => {
    for (const client of clients) await client.dispose()
    await app.close()
  })
  beforeEach(async () => {
    const made = await app.ask(CreateProfessionalVoiceDocument, {
      as: ada,
      variables: { input: { name: 'Live', language: 'en' } },
    })
    voiceId = made.data!.createProfessionalVoice!.voiceId!
    await app.upload('mutation ($input: AddVoiceSamplesInput!) { addVoiceSamples(input: $input) { sampleIds } }', {
      as: ada,
      variables: { input: { voiceId, files: [null] } },
      files: { 'input.files.0': speechFile('live.wav', { pitch: 100 + Math.random() * 400 }) },
    })
    app.upstream.state.verifyVoice(voiceId)
  })

  const train = () => app.ask(TrainVoiceDocument, { as: ada, variables: { input: { id: voiceId, modelId } } })

  async function subscribe<Data>(
    person: Person,
    document: TypedDocumentNode<Data, never>,
    variables: Record<string, unknown>,
    path = '/graphql',
  ) {
    const client = createClient({
      url: app.url.replace('http', 'ws') + path,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${await tokenFor(person)}` },
      retryAttempts: 0,
    })
    clients.push(client)
    return client.iterate<Data>({ query: print(document), variables })
  }

  const follow = (person: Person, path?: string, since?: number) =>
    subscribe(
      person,
      VoiceTrainingDocument as TypedDocumentNode<VoiceTrainingSubscription, never>,
      { voiceId, since },
      path,
    )

  /** The jobs of a stream to its end, for any root field. */
  async function collect(events: AsyncIterable<{ data?: object | null }>) {
    const jobs: JobFactsFragment[] = []
    for await (const { data } of events) {
      const found: (JobFactsFragment | null)[] = Object.values(data ?? {})
      jobs.push(...found.filter((job) => job !== null))
    }
    return jobs
  }

  function expectWholeStory(jobs: JobFactsFragment[]) {
    expect(jobs.at(-1)).toMatchObject({ status: 'SUCCEEDED', endedAt: expect.any(String) })
    const revisions = jobs.map((job) => job.revision!)
    expect([...new Set(revisions)].sort((one, other) => one - other)).toEqual(revisions)
    const progress = jobs.map((job) => job.progress).filter((value) => value !== null)
    expect(progress.every((value) => value >= 0 && value <= 1)).toBe(true)
  }

  test('from before its start delivers all events and completes', async () => {
    const seen = collect(await follow(ada, '/ws'))
    await train()
    expectWholeStory(await seen)
  })

  test('from its middle delivers the current state and then the rest', async () => {
    const { data } = await train()
    const jobs = await collect(await follow(ada))
    expect(jobs[0]!.id).toBe(data!.trainVoice!.job!.id)
    expectWholeStory(jobs)
  })

  test('after its end delivers only the end', async () => {
    await train()
    const before = await collect(await follow(ada))
    const after = await collect(await follow(ada))
    expect(after).toEqual([before.at(-1)])
    expect(await collect(await follow(ada, '/graphql', before.at(-1)!.revision!))).toEqual([])
  })

  test('delivers the same over server-sent events as over a socket', async () => {
    const client = createEventClient({
      url: `${app.url}/graphql`,
      headers: { authorization: `Bearer ${await tokenFor(ada)}` },
    })
    await train()
    const events = client.iterate<{ voiceTraining: JobFactsFragment }>({
      query: print(VoiceTrainingDocument),
      variables: { voiceId },
    })
    expectWholeStory(await collect(events))
    client.dispose()
  })

  test('by many subscribers causes no further upstream calls', async () => {
    const watchers = await Promise.all(Array.from({ length: 50 }, () => follow(ada)))
    const stories = watchers.map(collect)
    app.upstream.calls.clear()
    await train()
    for (const jobs of await Promise.all(stories)) expectWholeStory(jobs)
    // About one poll each second during two seconds of training, and the reads of the mutation; far fewer than one for
    // each subscriber.
    expect(app.upstream.calls.count({ route: 'GET /v2/voices' })).toBeLessThan(40)
  })

  test('can be selected by the id of its job', async () => {
    const { data } = await train()
    const id = data!.trainVoice!.job!.id
    const document = JobUpdatedDocument as TypedDocumentNode<object, never>
    expectWholeStory(await collect(await subscribe(ada, document, { id })))
    const unknown = await subscribe(bob, document, { id })
    expect((await unknown.next()).value?.errors?.[0]?.extensions?.code).toBe('NOT_FOUND')
  })

  test('has the same events as a separation of speakers', async () => {
    const sampleId = voiceSampleId.encode({
      voiceId,
      sampleId: app.upstream.state.voice(voiceId)!.samples![0]!.sample_id!,
    })
    const document = SpeakerSeparationProgressDocument as TypedDocumentNode<object, never>
    const seen = collect(await subscribe(ada, document, { sampleId }))
    await app.ask(SeparateSpeakersDocument, { as: ada, variables: { input: { id: sampleId } } })
    const jobs = await seen
    expectWholeStory(jobs)
    expect(jobs[0]).toMatchObject({ kind: 'SPEAKER_SEPARATION', sampleId })
  })

  test('is not visible without access to the voice, and ends with a withdrawn grant', async () => {
    const refused = await follow(bob)
    const first = await refused.next()
    expect(first.value?.errors?.[0]?.extensions?.code).toBe('NOT_FOUND')

    await app.ask(ShareVoiceDocument, { as: ada, variables: { input: { id: voiceId, userId: 'bob' } } })
    app.upstream.state.overrideTraining(voiceId, { queuedMs: 200, trainingMs: 60_000 })
    await train()
    const events = await follow(bob)
    expect((await events.next()).value?.data?.voiceTrainingUpdated).toMatchObject({ voiceId })
    await app.ask(UnshareVoiceDocument, { as: ada, variables: { input: { id: voiceId, userId: 'bob' } } })
    const seenByAda = collect(await follow(ada))
    app.upstream.clock.advance(70_000)
    expectWholeStory(await seenByAda)
    for await (const { data } of events) expect(data?.voiceTrainingUpdated ?? null).toBeNull()
  })
})
