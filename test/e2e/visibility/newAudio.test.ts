import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Scope, Viewer } from '../../../src/auth/Viewer.js'
import { type Answer, startTestApp, type TestApp } from '../../support/startTestApp.js'
import { everyScope, owner, ownerWith } from './privateGraph.js'

interface Speech {
  createSpeech: { generatedAudioId: string; generatedAudio: { id: string; audio: { url: string } } | null }
}

let app: TestApp

beforeAll(async () => {
  app = await startTestApp({ emulator: { generation: { firstPieceMs: 0, pauseMs: 250 } } })
  app.upstream.state.addVoice({ voice_id: 'stock', name: 'For everybody', category: 'premade' })
  await app.stock('stock')
})
afterAll(() => app.close())

const text = 'A sentence that takes longer to be spoken than a test takes to ask for it.'

function speak(...scopes: Scope[]): Promise<Answer<Speech>> {
  return app.ask<Speech>(
    `mutation ($input: CreateSpeechInput!) {
      createSpeech(input: $input) { generatedAudioId generatedAudio { id audio { url } } userErrors { code } }
    }`,
    { as: ownerWith(...scopes), variables: { input: { voiceId: 'stock', text } } },
  )
}

function viewerWith(scopes: readonly Scope[]): Viewer {
  return { kind: 'user', userId: owner.sub, tenantId: `org:${owner.org}`, scopes: new Set(scopes) }
}

async function statusAt(audioId: string, scopes: readonly Scope[]): Promise<number> {
  const { path } = app.server.deps.mediaSigner.sign({ kind: 'audio', audioId }, viewerWith(scopes))
  const response = await fetch(app.url + path, { method: 'HEAD' })
  return response.status
}

describe('Audio in generation', () => {
  test('is not delivered to its owner by a URL that was signed without voices:read', async () => {
    const { data } = await speak(...everyScope)
    const { generatedAudioId: audioId } = data!.createSpeech
    expect(app.server.deps.recordings.live(audioId)?.isComplete).toBe(false)
    expect(await statusAt(audioId, ['audio:generate'])).toBe(404)
    expect(await statusAt(audioId, ['voices:read'])).toBe(200)
    expect(app.server.deps.recordings.live(audioId)?.isComplete).toBe(false)
  })

  test('has only its id in the payload for a token without voices:read', async () => {
    const { data, errors } = await speak('audio:generate')
    expect(errors).toBeUndefined()
    expect(data!.createSpeech).toEqual({ generatedAudioId: expect.any(String), generatedAudio: null, userErrors: [] })
  })
})
