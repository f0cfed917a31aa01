import 'reflect-metadata'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Context } from '../../../src/context.js'
import { CreateSpeechInput, maxSpeechLength } from '../../../src/schema/audio/SpeechInputs.js'
import type { VoiceModel } from '../../../src/schema/workspace/VoiceModel.js'
import { requireSpeech } from '../../../src/services/audio/requireSpeech.js'
import { createAudio } from '../../support/audioRows.js'
import { openTestDatabase, type TestDatabase } from '../../support/database.js'

/** Four bytes each, and two UTF-16 units. */
const letters = (count: number) => '🏮'.repeat(count)

function check(text: string, limits: Partial<VoiceModel> = {}) {
  const model = { id: 'm', canDoTextToSpeech: true, ...limits }
  const loaders = { voiceRow: { load: async () => ({ id: 'v1', category: 'CLONED' }) } }
  const models = { find: async () => model }
  const input = Object.assign(new CreateSpeechInput(), { voiceId: 'v1', modelId: 'm', text })
  return requireSpeech({ loaders, models } as unknown as Context, input)
}
const tooLong = { mistakes: [{ code: 'TEXT_TOO_LONG', path: ['input', 'text'] }] }

describe('The maximum text length', () => {
  let db: TestDatabase
  beforeAll(async () => {
    db = await openTestDatabase()
  })
  afterAll(() => db.close())

  test.each<[string, Partial<VoiceModel>]>([
    ['without a limit', { maxCharactersFreeUser: null, maxTextLength: null }],
    ['with a higher limit', { maxCharactersSubscribedUser: 1_000_000, maxTextLength: 1_000_000 }],
  ])('of a model %s is the maximum of its row', async (_, limits) => {
    await expect(check(letters(maxSpeechLength + 1), limits)).rejects.toMatchObject(tooLong)
    await expect(check(letters(maxSpeechLength), limits)).resolves.toMatchObject({ model: limits })
    await createAudio(db.database, { text: letters(maxSpeechLength) })
  })

  test('of a model with a lower limit is that of the model', async () => {
    const limits = { maxCharactersFreeUser: 10, maxCharactersSubscribedUser: 20, maxTextLength: 1_000 }
    await expect(check(letters(21), limits)).rejects.toMatchObject(tooLong)
    await expect(check(letters(20), limits)).resolves.toMatchObject({ model: limits })
  })
})
