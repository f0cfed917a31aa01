import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { FaultOptions } from '../../../emulator/index.js'
import type { TestApp } from '../../support/startTestApp.js'
import { ann, impatientLimits, startFaultyApp, upstreamSecrets } from './faultyApp.js'

let patient: TestApp
let impatient: TestApp
beforeAll(async () => {
  patient = await startFaultyApp()
  impatient = await startFaultyApp(impatientLimits)
})
beforeEach(() => {
  for (const { upstream } of [patient, impatient]) {
    upstream.faults.clear()
    upstream.calls.clear()
  }
})
afterAll(async () => {
  await patient[Symbol.asyncDispose]()
  await impatient[Symbol.asyncDispose]()
})

interface Subject {
  /** The selected fields; `viewer` needs no upstream. */
  query: string
  variables?: Record<string, unknown>
  /** The failing upstream operation. */
  route: string
  /** The fields that are null with an error. */
  path: (string | number)[]
  /** All other fields. */
  rest: Record<string, unknown>
}

const voiceViewer = { user: { id: 'ann' } }
const lookUp = 'GET /v2/voices'

const subjects: Record<string, Subject> = {
  voice: {
    query: '{ voiceViewer { user { id } } voice(id: "anns") { id name } owned: voice(id: "anns") { id } }',
    route: lookUp,
    path: ['voice'],
    rest: { voiceViewer, voice: null, owned: { id: 'anns' } },
  },
  voices: {
    query: '{ voiceViewer { user { id } } voices(first: 5) { edges { node { name } } } }',
    route: lookUp,
    path: ['voices'],
    rest: { voiceViewer, voices: null },
  },
  _entities: {
    query: `query ($representations: [_Any!]!) {
      voiceViewer { user { id } }
      _entities(representations: $representations) { ... on Voice { name } ... on User { id } }
    }`,
    variables: {
      representations: [
        { __typename: 'User', id: 'ann' },
        { __typename: 'Voice', id: 'anns' },
        { __typename: 'Voice', id: 'nowhere' },
      ],
    },
    route: lookUp,
    path: ['_entities', 1],
    rest: { voiceViewer, _entities: [{ id: 'ann' }, null, null] },
  },
  models: {
    query: '{ voiceViewer { user { id } } voiceModels { id } voice(id: "anns") { name } }',
    route: 'GET /v1/models',
    path: ['voiceModels'],
    rest: { voiceViewer, voiceModels: null, voice: { name: 'Ann’s own' } },
  },
  waveform: {
    query: '{ voiceViewer { user { id } } voice(id: "anns") { name samples { upstreamId waveform } } }',
    route: 'GET /v1/voices/pvc/:voice_id/samples/:sample_id/waveform',
    path: ['voice', 'samples', 0, 'waveform'],
    rest: { voiceViewer, voice: { name: 'Ann’s own', samples: [{ upstreamId: 'sample-1', waveform: null }] } },
  },
}

interface Failure {
  fault: Omit<FaultOptions, 'match' | 'times'>
  extensions: Record<string, unknown>
  isRetried: boolean
}

const outage = { extensions: { code: 'UPSTREAM_UNAVAILABLE', retryable: true }, isRetried: true }
const timeout = { extensions: { code: 'UPSTREAM_TIMEOUT', retryable: true }, isRetried: true }
const limited = (reason: string) => ({ extensions: { code: 'RATE_LIMITED', reason, retryable: true }, isRetried: true })

const failures: Record<string, Failure> = {
  'a 429 of the rate limit': { fault: { kind: 'rate_limit_exceeded' }, ...limited('RATE') },
  'a 429 of the concurrency limit': { fault: { kind: 'concurrent_limit_exceeded' }, ...limited('CONCURRENCY') },
  'a 429 of the legacy shape': {
    fault: { kind: 'concurrent_limit_exceeded', legacy: true },
    ...limited('CONCURRENCY'),
  },
  'a 429 because upstream is busy': { fault: { kind: 'system_busy' }, ...limited('RATE') },
  'a 500 as JSON': { fault: { kind: 'internal_error' }, ...outage },
  'a 500 as text': { fault: { kind: 'internal_error_as_text' }, ...outage },
  'a 503 as an HTML page': { fault: { kind: 'html_503' }, ...outage },
  'a truncated body': { fault: { kind: 'cut_body' }, ...outage },
  'a body of truncated JSON': { fault: { kind: 'malformed_json' }, ...outage },
  'an empty body': { fault: { kind: 'empty_body' }, ...outage },
  'a reset connection': { fault: { kind: 'reset' }, ...outage },
  'no response for half a minute': { fault: { kind: 'stall', ms: 30_000 }, ...timeout },
  'a body that stalls for half a minute': { fault: { kind: 'stall_body', ms: 30_000 }, ...timeout },
  'a key without the permission': {
    fault: { kind: 'unauthorized_missing_permissions' },
    extensions: { code: 'UPSTREAM_CREDENTIALS' },
    isRetried: false,
  },
}

describe.each(Object.entries(subjects))('%s', (_, { query, variables, route, path, rest }) => {
  test.each(Object.entries(failures))(
    'survives %s in bounded time, with a coded error and the other fields complete',
    async (...[, failure]) => {
      const app = failure.fault.ms === undefined ? patient : impatient
      app.upstream.faults.add({ ...failure.fault, times: Number.POSITIVE_INFINITY, match: { route } })
      const startedAt = performance.now()
      const answer = await app.ask(query, { as: ann, variables })

      expect(answer.data).toEqual(rest)
      expect(answer.errors).toEqual([
        expect.objectContaining({ path, extensions: expect.objectContaining(failure.extensions) }),
      ])
      const calls = app.upstream.calls.count({ route })
      // At the concurrency limit it is also retried after each own call that was in flight.
      const slotRetries = failure.extensions.reason === 'CONCURRENCY' ? 2 : 0
      expect(calls).toBeGreaterThanOrEqual(failure.isRetried ? 2 : 1)
      expect(calls).toBeLessThanOrEqual((failure.isRetried ? 2 : 1) + slotRetries)
      expect(performance.now() - startedAt).toBeLessThan(25_000)
      const told = JSON.stringify(answer) + app.logs()
      expect(upstreamSecrets(app).filter((secret) => told.includes(secret))).toEqual([])
    },
  )

  // Except faults that last a second each; their retries are tested above.
  const passing = Object.entries(failures).filter(([, { isRetried, fault }]) => isRetried && fault.ms === undefined)
  test.each(passing)('hides %s that occurs once', async (...[, { fault }]) => {
    const app = patient
    app.upstream.faults.add({ ...fault, match: { route } })
    const { data, errors } = await app.ask(query, { as: ann, variables })

    expect(errors).toBeUndefined()
    expect(path.reduce<unknown>((value, step) => (value as Record<string, unknown>)[step], data)).not.toBeNull()
    expect(app.upstream.calls.count({ route })).toBe(2)
  })
})
