import { expect, test } from '@jest/globals'
import type { UpstreamApis } from '../../../../src/datasources/elevenlabs/UpstreamApis.js'
import { openTestUpstream } from '../openTestUpstream.js'
import { sendJson, startRawServer } from '../startRawServer.js'
import { bodyOf } from './uploads/uploadSources.js'

interface Write {
  name: string
  call: (apis: UpstreamApis) => Promise<unknown>
  sent: [method: string, path: string, body?: object]
  answer?: object
  value?: unknown
}

const SAMPLE = '/v1/voices/pvc/v%2F1/samples/s1'
const WRITES: Write[] = [
  {
    name: 'voices.createProfessional',
    call: ({ voices }) =>
      voices.createProfessional({
        name: 'Ada',
        language: 'en',
        description: null,
        labels: [
          { key: 'Accent', value: 'x' },
          { key: '__proto__', value: 'y' },
        ],
      }),
    sent: [
      'POST',
      '/v1/voices/pvc',
      JSON.parse('{"name":"Ada","language":"en","labels":{"Accent":"x","__proto__":"y"}}'),
    ],
    answer: { voice_id: 'new' },
    value: { voiceId: 'new' },
  },
  {
    name: 'voices.updateProfessional',
    call: ({ voices }) => voices.updateProfessional('v/1', { description: '', labels: [] }),
    sent: ['POST', '/v1/voices/pvc/v%2F1', { description: '', labels: {} }],
    answer: { voice_id: 'v/1' },
  },
  {
    name: 'voices.train',
    call: ({ voices }) => voices.train('v1', 'eleven_x'),
    sent: ['POST', '/v1/voices/pvc/v1/train', { model_id: 'eleven_x' }],
  },
  { name: 'voices.train', call: ({ voices }) => voices.train('v1'), sent: ['POST', '/v1/voices/pvc/v1/train', {}] },
  {
    name: 'voices.editSettings',
    call: ({ voices }) =>
      voices.editSettings('v1', {
        stability: 0,
        similarityBoost: 0.5,
        style: null,
        speed: 1.1,
        hasSpeakerBoost: false,
      }),
    sent: [
      'POST',
      '/v1/voices/v1/settings/edit',
      { stability: 0, similarity_boost: 0.5, speed: 1.1, use_speaker_boost: false },
    ],
  },
  { name: 'voices.delete', call: ({ voices }) => voices.delete('v1'), sent: ['DELETE', '/v1/voices/v1'] },
  {
    name: 'voices.addFromLibrary',
    call: ({ voices }) => voices.addFromLibrary({ publicUserId: 'p1', voiceId: 'v1', newName: 'Mine' }),
    sent: ['POST', '/v1/voices/add/p1/v1', { new_name: 'Mine' }],
    answer: { voice_id: 'copy' },
    value: { voiceId: 'copy' },
  },
  {
    name: 'samples.update',
    call: ({ samples }) => samples.update('v/1', 's1', { removeBackgroundNoise: false }),
    sent: ['POST', SAMPLE, { remove_background_noise: false }],
  },
  {
    name: 'samples.update',
    call: ({ samples }) =>
      samples.update('v/1', 's1', {
        removeBackgroundNoise: true,
        selectedSpeakerIds: [],
        trimStartMs: 0,
        trimEndMs: 900,
        fileName: 'b.wav',
      }),
    sent: [
      'POST',
      SAMPLE,
      {
        remove_background_noise: true,
        selected_speaker_ids: [],
        trim_start_time: 0,
        trim_end_time: 900,
        file_name: 'b.wav',
      },
    ],
  },
  {
    name: 'samples.delete',
    call: ({ samples }) => samples.delete('v/1', 's1', { professional: true }),
    sent: ['DELETE', SAMPLE],
  },
  {
    name: 'samples.delete',
    call: ({ samples }) => samples.delete('v1', 's1', { professional: false }),
    sent: ['DELETE', '/v1/voices/v1/samples/s1'],
  },
  {
    name: 'speakers.separate',
    call: ({ speakers }) => speakers.separate('v/1', 's1'),
    sent: ['POST', `${SAMPLE}/separate-speakers`],
  },
]

test.each(WRITES)('$name sends $sent', async ({ name, call, sent, answer = { status: 'ok' }, value }) => {
  let body = ''
  await using server = await startRawServer(async (request, response) => {
    body = (await bodyOf(request)).toString()
    sendJson(response, answer)
  })
  await using upstream = openTestUpstream({ url: `${server.url}/base`, apiKey: 'sk_1' })
  expect(await call(upstream.apis)).toEqual(value)
  const [method, path, json] = sent
  expect(server.requests.map(({ method, url }) => [method, url])).toEqual([[method, `/base${path}`]])
  expect(server.requests[0]?.headers).toMatchObject({ accept: 'application/json', 'xi-api-key': 'sk_1' })
  expect(server.requests[0]?.headers['content-type']).toBe(json && 'application/json')
  expect(body && JSON.parse(body)).toEqual(json ?? '')
  expect(upstream.calls).toMatchObject([{ operation: name, outcome: 'ok', attempts: 1 }])
})
