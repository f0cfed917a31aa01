import { expect, test } from '@jest/globals'
import { mirrorOf } from '../../../../src/datasources/postgres/voices/mirrorOf.js'
import type { VoiceFineTuning, VoiceTrainingStatus } from '../../../../src/schema/voices/VoiceFineTuning.js'

const voice = { id: 'v', name: 'Voice', category: null, createdAt: null, fineTuning: null }

test.each<[VoiceTrainingStatus[], VoiceTrainingStatus | null]>([
  [[], null],
  [['NOT_STARTED', 'FINE_TUNED', 'FAILED'], 'FINE_TUNED'],
  [['QUEUED', 'FINE_TUNING'], 'FINE_TUNING'],
  [['NOT_STARTED', 'FAILED'], 'FAILED'],
])('Of the trainings %j, a row keeps the most advanced', (states, farthest) => {
  const models = states.map((state, index) => ({ modelId: `m${index}`, status: state, progress: null, message: null }))
  expect(mirrorOf({ ...voice, fineTuning: { models } as VoiceFineTuning }).trainingState).toBe(farthest)
})

test('A voice without a category is mirrored with an unknown category', () => {
  expect(mirrorOf(voice)).toEqual({ id: 'v', name: 'Voice', category: 'UNKNOWN', trainingState: null, createdAt: null })
})
