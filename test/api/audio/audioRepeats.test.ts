import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { AudioApp, ada, type Payload } from '../../support/audioApp.js'
import { speechFile } from '../../support/speechFile.js'

/** Not accepted as a recording, and larger than the buffers in between. */
const notAudio = () => new File([Buffer.alloc(3_000_000, 'no sound ')], 'take.wav', { type: 'audio/wav' })

describe('A repeat with the same idempotency key', () => {
  let audio: AudioApp
  const first: Record<string, Payload> = {}
  const voiceIds: Record<string, string> = {}

  beforeAll(async () => {
    audio = await AudioApp.start()
    for (const [name, ask] of Object.entries(asked)) {
      const { voice_id } = audio.app.upstream.state.addVoice({ name })
      await audio.app.give(voice_id, ada)
      voiceIds[name] = voice_id
      first[name] = await ask(speechFile(`${name}.wav`), voice_id)
      expect(first[name].userErrors).toEqual([])
    }
    audio.app.upstream.calls.clear()
  })
  afterAll(() => audio.app.close())

  const asked: Record<string, (file: File, voiceId: string) => Promise<Payload>> = {
    createSpeech: (_, voiceId) => audio.speak({ voiceId, idempotencyKey: 'speech' }),
    changeVoice: (file, voiceId) => audio.upload('changeVoice', file, { voiceId, idempotencyKey: 'change' }),
    isolateAudio: (file) => audio.upload('isolateAudio', file, { idempotencyKey: 'isolation' }),
    createSoundEffect: () => audio.effect({ text: 'A client.', idempotencyKey: 'effect' }),
  }
  const names = Object.keys(asked)
  const repeat = (name: string) => asked[name]!(notAudio(), voiceIds[name]!)

  test.each(names)('of %s gets the first audio if no slot is free, and its file is not read', async (name) => {
    const { recordings } = audio.app.server.deps
    const slots = []
    try {
      for (;;) slots.push(recordings.reserve())
    } catch {
      // All slots are in use.
    }
    const again = await repeat(name)
    for (const slot of slots) slot.release()
    expect(again).toMatchObject({ generatedAudioId: first[name]!.generatedAudioId, userErrors: [] })
    expect(audio.app.upstream.calls.all().filter(({ method }) => method === 'POST')).toEqual([])
  })

  test.each(['createSpeech', 'changeVoice'])(
    'of %s gets the first audio if its voice and its model no longer exist',
    async (name) => {
      const { prisma } = audio.app.server.deps.sources.database
      await prisma.voiceRecord.update({ where: { id: voiceIds[name]! }, data: { deletedAt: new Date() } })
      expect(await repeat(name)).toMatchObject({ generatedAudioId: first[name]!.generatedAudioId, userErrors: [] })
      const anew = await (name === 'createSpeech'
        ? audio.speak({ voiceId: voiceIds[name] })
        : audio.upload('changeVoice', speechFile('anew.wav'), { voiceId: voiceIds[name] }))
      expect(anew.userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['input', 'voiceId'] }])
      expect(audio.bought).toBe(0)
    },
  )

  test('of a call that a check refused is executed, because the check may have another result', async () => {
    const input = { voiceId: voiceIds.isolateAudio, modelId: 'nothing', idempotencyKey: 'refused' }
    for (let time = 1; time <= 2; time += 1) {
      expect(await audio.speak(input)).toMatchObject({ userErrors: [{ code: 'UNKNOWN_MODEL' }] })
    }
    expect((await audio.speak({ ...input, modelId: undefined })).userErrors).toEqual([])
    expect(audio.bought).toBe(1)
  })
})
