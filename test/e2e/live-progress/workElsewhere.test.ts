import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { print } from 'graphql'
import { type Client, createClient } from 'graphql-sse'
import { voiceSampleId } from '../../../src/schema/shared/compositeId.js'
import { SpeakerSeparationProgressDocument, VoiceTrainingDocument } from '../../generated/operations.js'
import { type Person, startTestApp, type TestApp, tokenFor } from '../../support/startTestApp.js'

const ada: Person = { sub: 'ada', org: 'acme' }
const modelId = 'eleven_multilingual_v2'

let app: TestApp
let client: Client
beforeAll(async () => {
  app = await startTestApp()
  const { state } = app.upstream
  for (const id of ['trained', 'new', 'chosen']) {
    state.addVoice({
      voice_id: id,
      name: id,
      category: 'professional',
      samples: [{ sample_id: `${id}-1`, duration_secs: 3, speakers: 2 }],
      fine_tuning: { state: { [modelId]: 'not_started' } },
    })
    await app.give(id, ada)
  }
  state.verifyVoice('chosen')
  state.patchSample('trained', 'trained-1', { speaker_separation: { status: 'completed' } })
  state.patchVoice('trained', {
    fine_tuning: { state: { [modelId]: 'fine_tuned', other: 'failed' }, message: { other: 'Too short.' } },
  })
  const authorization = `Bearer ${await tokenFor(ada)}`
  client = createClient({ url: `${app.url}/graphql`, headers: { authorization }, retryAttempts: 0 })
})
afterAll(async () => {
  client?.dispose()
  await app?.close()
})

interface Event {
  data?: Record<string, Record<string, unknown> | null> | null
  errors?: readonly { extensions?: Record<string, unknown> }[]
}

async function collect<Value>(events: AsyncIterable<Value>): Promise<Value[]> {
  const all: Value[] = []
  for await (const event of events) all.push(event)
  return all
}

async function* follow(document: TypedDocumentNode<object, never>, variables: Record<string, unknown>) {
  for await (const { data, errors } of client.iterate({ query: print(document), variables }) as AsyncIterable<Event>) {
    yield errors ? errors[0]!.extensions! : Object.values(data!)[0]!
  }
}
const training = (variables: object) =>
  follow(VoiceTrainingDocument as TypedDocumentNode<object, never>, { ...variables })
const separation = (voiceId: string, sampleId: string) =>
  follow(SpeakerSeparationProgressDocument as TypedDocumentNode<object, never>, {
    sampleId: voiceSampleId.encode({ voiceId, sampleId }),
  })

describe('Work of upstream that this service did not start', () => {
  test('is sent to its subscribers as it ended, in one job for all of them', async () => {
    const all = await Promise.all([1, 2, 3].map(() => collect(separation('trained', 'trained-1'))))
    const job = { kind: 'SPEAKER_SEPARATION', status: 'SUCCEEDED', progress: 1, endedAt: expect.any(String) }
    expect(all[0]).toEqual([expect.objectContaining(job)])
    expect(new Set(all.flat().map((event) => event?.id)).size).toBe(1)

    const models = await collect(training({ voiceId: 'trained' }))
    expect(models.map((event) => [event?.status, event?.modelId, event?.message]).sort()).toEqual([
      ['FAILED', 'other', 'Too short.'],
      ['SUCCEEDED', modelId, null],
    ])
    const one = await collect(training({ voiceId: 'trained', modelId: 'other' }))
    expect(one).toMatchObject([{ status: 'FAILED' }])
  })

  test('is null for work that was not started, and the subscription waits for it', async () => {
    for (const stream of [training({ voiceId: 'new' }), separation('new', 'new-1')]) {
      expect(await stream.next()).toEqual({ value: null, done: false })
      await stream.return?.(undefined)
    }
    const events = training({ voiceId: 'new' })
    await events.next()
    const next = events.next()
    app.upstream.state.verifyVoice('new')
    await app.ask('mutation ($input: TrainVoiceInput!) { trainVoice(input: $input) { voiceId } }', {
      as: ada,
      variables: { input: { id: 'new', modelId } },
    })
    expect((await next).value).toMatchObject({ kind: 'VOICE_TRAINING', status: 'QUEUED', endedAt: null })
    await events.return?.(undefined)
  })

  test('is no second job of a training for which upstream has chosen the model', async () => {
    const train = 'mutation ($input: TrainVoiceInput!) { trainVoice(input: $input) { job { id } } }'
    const { data } = await app.ask<{ trainVoice: { job: { id: string } } }>(train, {
      as: ada,
      variables: { input: { id: 'chosen' } },
    })
    for (const filter of [{ modelId }, {}]) {
      const events = training({ voiceId: 'chosen', ...filter })
      expect((await events.next()).value).toMatchObject({ id: data!.trainVoice.job.id, modelId: null })
      await events.return?.(undefined)
    }
    const { prisma } = app.server.deps.sources.database
    expect(await prisma.jobRecord.count({ where: { voiceId: 'chosen' } })).toBe(1)
  })

  test('is not found for an unknown sample of a visible voice', async () => {
    expect(await collect(separation('trained', 'nothing'))).toMatchObject([{ code: 'NOT_FOUND', kind: 'VoiceSample' }])
  })

  test('ends with an error if upstream cannot be asked', async () => {
    app.upstream.faults.add({ kind: 'html_503', times: Number.POSITIVE_INFINITY })
    const [event] = await collect(separation('new', 'new-1'))
    app.upstream.faults.clear()
    expect(event).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE', retryable: true })
  })
})
