import { afterEach, beforeEach, expect, test } from '@jest/globals'
import type { Context } from '../../../src/context.js'
import { createLocalBus } from '../../../src/datasources/bus/createLocalBus.js'
import type { EventBus } from '../../../src/datasources/bus/EventBus.js'
import type { GeneratedAudioRow } from '../../../src/datasources/postgres/audio/GeneratedAudioRow.js'
import { followGeneratedAudio } from '../../../src/services/audio/followGeneratedAudio.js'
import { viewerOf } from '../../support/voiceRows.js'

const id = '0197b3a0-0000-7000-8000-000000000001'
let bus: EventBus
let state: GeneratedAudioRow['state'] | null
let leaving: AbortController

beforeEach(() => {
  bus = createLocalBus()
  state = 'GENERATING'
  leaving = new AbortController()
})
afterEach(() => bus.close())

const change = async (next: typeof state) => {
  state = next
  await bus.publish(`audio:${id}`, { id })
}

function follow(rereadMs?: number, viewer = viewerOf('ann', 'org:a', 'voices:read')) {
  const audios = { getMany: async () => [state && { id, state }] }
  const context = { viewer, audios, bus, signal: leaving.signal } as unknown as Context
  return followGeneratedAudio(context, id, rereadMs)
}

const stateOf = async (events: ReturnType<typeof follow>) => (await events.next()).value?.state

test('Generated audio is followed from its present status to its last one', async () => {
  const events = follow()
  expect(await stateOf(events)).toBe('GENERATING')
  const next = stateOf(events)
  await change('GENERATING')
  await change('UNKNOWN')
  expect(await next).toBe('UNKNOWN')
  await change('READY')
  expect(await stateOf(events)).toBe('READY')
  expect(await events.next()).toMatchObject({ done: true })
})

test.each(['READY', 'FAILED'] as const)('Generated audio that is %s gives one event', async (last) => {
  state = last
  const events = follow()
  expect(await stateOf(events)).toBe(last)
  expect(await events.next()).toMatchObject({ done: true })
})

test('A change of generated audio without an event of the bus is found', async () => {
  const events = follow(1)
  expect(await stateOf(events)).toBe('GENERATING')
  state = 'READY'
  expect(await stateOf(events)).toBe('READY')
})

test('Generated audio that does not exist, is deleted or may not be read ends with an error', async () => {
  const events = follow()
  expect(await stateOf(events)).toBe('GENERATING')
  const next = events.next()
  await change(null)
  await expect(next).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(follow().next()).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect(() => follow(1, viewerOf('ann', 'org:a', 'voices:write'))).toThrow(
    expect.objectContaining({ code: 'FORBIDDEN' }),
  )
})

test.each(['its reader', 'its connection'])('A follower of generated audio ends when %s leaves', async (who) => {
  const events = follow()
  await events.next()
  const next = events.next()
  if (who === 'its reader') await events.return?.()
  else leaving.abort()
  expect(await next).toMatchObject({ done: true })
})
