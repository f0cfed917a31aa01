import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { type Emulator, startEmulator } from '../../../emulator/index.js'
import { CreateVoiceFromPreviewDocument, DesignVoiceDocument, RemixVoiceDocument } from '../../generated/operations.js'
import { speechFile } from '../../support/speechFile.js'
import { type Person, startTestApp, type TestApp } from '../../support/startTestApp.js'

const ada: Person = { sub: 'ada', org: 'acme', scopes: ['voices:read', 'voices:write', 'audio:generate'] }
const IDEA = 'A ferryman of sixty who has shouted over engines all his life.'
const TEXT =
  'Mind the gap between the pier and the boat. It was wider yesterday, and it will be wider still when the tide turns.'

interface Seen {
  path: string
  body: Record<string, unknown>
}

/** A proxy of the emulator that records request bodies, which the emulator does not. */
async function startWitness(emulator: Emulator) {
  const seen: Seen[] = []
  const server = createServer(async (request, response) => {
    const body = await buffer(request)
    if (request.method === 'POST') seen.push({ path: request.url!, body: JSON.parse(body.toString()) })
    const { 'xi-api-key': key, 'content-type': type } = request.headers
    const answer = await fetch(emulator.url + request.url, {
      method: request.method,
      headers: { 'xi-api-key': String(key), ...(type !== undefined && { 'content-type': type }) },
      ...(body.length > 0 && { body }),
    })
    const headers = [...answer.headers].filter(
      ([name]) => !/^(connection|content-length|keep-alive|transfer-)/.test(name),
    )
    response.writeHead(answer.status, Object.fromEntries(headers)).end(Buffer.from(await answer.arrayBuffer()))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { url, seen, close: () => new Promise((resolve) => server.close(resolve).closeAllConnections()) }
}

describe('Upstream receives', () => {
  let emulator: Emulator
  let witness: Awaited<ReturnType<typeof startWitness>>
  let app: TestApp
  beforeAll(async () => {
    emulator = await startEmulator({ seed: 'empty' })
    witness = await startWitness(emulator)
    app = await startTestApp({
      env: {
        ELEVENLABS_BASE_URL: witness.url,
        ELEVENLABS_API_KEY: emulator.apiKey,
        REMIXING_SESSION_IDS: 'session:round',
      },
    })
  })
  afterAll(async () => {
    await app.close()
    await witness.close()
    await emulator.close()
  })
  beforeEach(() => {
    witness.seen.length = 0
  })

  test('all arguments of a design and the unchanged recording', async () => {
    const file = speechFile('me.wav', { secs: 2 })
    const { data, errors } = await app.upload(DesignVoiceDocument, {
      as: ada,
      variables: {
        input: {
          ...{ description: IDEA, text: TEXT, model: 'ELEVEN_TTV_V3', enhanceDescription: true, referenceAudio: null },
          ...{ loudness: -0.5, seed: 0, guidanceScale: 0, quality: 0, promptStrength: 0.25, streamPreviews: true },
          ...{ remixingSessionId: 'session', remixingSessionIterationId: 'round', outputFormat: 'PCM_16000' },
        },
      },
      files: { 'input.referenceAudio': file },
    })
    expect(errors).toBeUndefined()
    expect(data!.designVoice).toMatchObject({ userErrors: [], previews: Array(3).fill({ modelId: 'eleven_ttv_v3' }) })
    expect(witness.seen).toEqual([
      {
        path: '/v1/text-to-voice/design?output_format=pcm_16000',
        body: {
          ...{ voice_description: IDEA, text: TEXT, auto_generate_text: false, model_id: 'eleven_ttv_v3' },
          ...{ should_enhance: true, loudness: -0.5, seed: 0, guidance_scale: 0, quality: 0, prompt_strength: 0.25 },
          ...{ stream_previews: true, remixing_session_id: 'session', remixing_session_iteration_id: 'round' },
          reference_audio_base64: Buffer.from(await file.arrayBuffer()).toString('base64'),
        },
      },
    ])
  })

  test('a design with a recording of 3 MiB, byte for byte', async () => {
    const file = speechFile('me.wav', { secs: 100 })
    const { data, errors } = await app.upload(DesignVoiceDocument, {
      as: ada,
      variables: { input: { description: IDEA, text: TEXT, model: 'ELEVEN_TTV_V3', referenceAudio: null } },
      files: { 'input.referenceAudio': file },
    })
    expect(errors).toBeUndefined()
    expect(data!.designVoice!.userErrors).toEqual([])
    const { reference_audio_base64: sent } = witness.seen[0]!.body as { reference_audio_base64: string }
    expect(Buffer.from(sent, 'base64').equals(Buffer.from(await file.arrayBuffer()))).toBe(true)
  })

  test('all arguments of a remix, and none that was not given', async () => {
    const { voice_id: voiceId } = emulator.state.addVoice({ name: 'Original' })
    await app.give(voiceId, ada)
    const remix = (input: object) =>
      app.ask(RemixVoiceDocument, { as: ada, variables: { input: { voiceId, description: 'Slower', ...input } } })
    const all = await remix({
      ...{ text: TEXT, loudness: 1, seed: 2_147_483_647, guidanceScale: 100, promptStrength: 1 },
      ...{ remixingSessionId: 'session', remixingSessionIterationId: 'round', outputFormat: 'MP3_22050_32' },
    })
    const little = await remix({ autoGenerateText: true, text: null, loudness: null, seed: null })
    expect([all, little].map((answer) => answer.data!.remixVoice!.userErrors)).toEqual([[], []])
    const path = `/v1/text-to-voice/${voiceId}/remix?output_format=`
    expect(witness.seen).toEqual([
      {
        path: `${path}mp3_22050_32`,
        body: {
          ...{ voice_description: 'Slower', text: TEXT, auto_generate_text: false, stream_previews: false },
          ...{ loudness: 1, seed: 2_147_483_647, guidance_scale: 100, prompt_strength: 1 },
          ...{ remixing_session_id: 'session', remixing_session_iteration_id: 'round' },
        },
      },
      {
        path: `${path}mp3_44100_192`,
        body: { voice_description: 'Slower', auto_generate_text: true, stream_previews: false },
      },
    ])
  })

  test('for a new voice the previews that were played and not selected, each once', async () => {
    const { data } = await app.ask(DesignVoiceDocument, {
      as: ada,
      variables: { input: { description: IDEA, text: TEXT } },
    })
    const [chosen, ...others] = data!.designVoice!.previewIds
    witness.seen.length = 0
    const made = await app.ask(CreateVoiceFromPreviewDocument, {
      as: ada,
      variables: {
        input: {
          ...{ previewId: chosen!, name: 'Ferryman', labels: [{ key: 'accent', value: 'scottish' }] },
          playedNotSelectedPreviewIds: [...others, others[0]!],
        },
      },
    })
    expect(made.data!.createVoiceFromPreview!.userErrors).toEqual([])
    expect(witness.seen).toEqual([
      {
        path: '/v1/text-to-voice',
        body: {
          ...{ voice_name: 'Ferryman', voice_description: IDEA, generated_voice_id: chosen },
          ...{ labels: { accent: 'scottish' }, played_not_selected_voice_ids: others },
        },
      },
    ])
  })
})
