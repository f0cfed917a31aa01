import { PassThrough } from 'node:stream'
import { describe, expect, jest, test } from '@jest/globals'
import type { Context } from '../../../src/context.js'
import type { GeneratedStream } from '../../../src/datasources/elevenlabs/client/GeneratedStream.js'
import { setMayHaveExecuted } from '../../../src/datasources/elevenlabs/client/mayHaveExecuted.js'
import { newId } from '../../../src/datasources/postgres/database/newId.js'
import { Conflict, RateLimited, UpstreamRejected } from '../../../src/errors.js'
import { generateAudio, type SendGeneration } from '../../../src/services/audio/generateAudio.js'
import { silent } from '../../support/database.js'

const request = {
  kind: 'createSoundEffect',
  input: { text: 'A client.' },
  expectation: {},
  audio: {
    kind: 'SOUND_EFFECT',
    outputFormat: 'MP3_44100_128',
    ...{ voiceId: null, modelId: null, text: 'A client.', isTimed: false, isTransient: false },
  },
} as const

function startWorld({ slots = 1 }: { slots?: number } = {}) {
  const body = new PassThrough()
  const source: GeneratedStream = {
    body,
    ...{ requestId: 'request', historyItemId: null, characterCost: 40, mediaType: 'audio/mpeg' },
  }
  const world = {
    body,
    slots,
    calls: [] as string[],
    finish: async (outcome: { result: { audioId: string } }) => outcome.result,
    send: (async ({ markSent }) => {
      await markSent()
      world.calls.push('send')
      return source
    }) as SendGeneration<'createSoundEffect'>,
  }
  const note = (name: string) => async () => void world.calls.push(name)
  const operations = {
    plan: async () => ({ isNew: true, operation: { id: 'operation' } }),
    markSent: note('markSent'),
    refuse: note('refuse'),
    unknown: note('unknown'),
    renewLease: async () => true,
    finish: async (_: string, outcome: never) => {
      world.calls.push('finish')
      return world.finish(outcome)
    },
  }
  const begin = jest.fn()
  const recordings = {
    begin,
    reserve() {
      if (world.slots === 0) throw new RateLimited('CONCURRENCY')
      world.slots -= 1
      let isHeld = true
      return {
        release() {
          if (isHeld) world.slots += 1
          isHeld = false
        },
      }
    },
  }
  const context = { operations, recordings, logger: silent } as unknown as Context
  return { world, begin, generate: () => generateAudio(context, request, world.send) }
}

describe('Generated audio', () => {
  test('is recorded under its chosen id before the generation starts', async () => {
    const { world, begin, generate } = startWorld()
    const { audioId } = await generate()
    expect(world.calls).toEqual(['markSent', 'send', 'finish'])
    const audio = { id: audioId, outputFormat: 'MP3_44100_128', isKeptUpstream: false }
    expect(begin.mock.calls).toMatchObject([[audio, { body: world.body }, {}]])
    expect([world.slots, world.body.destroyed]).toEqual([1, false])
  })

  test('without a row is not started, and its stream is discarded', async () => {
    const { world, begin, generate } = startWorld()
    world.finish = async () => {
      throw new Conflict('It belongs to somebody else.')
    }
    await expect(generate()).rejects.toThrow(Conflict)
    expect(begin).not.toHaveBeenCalled()
    expect([world.slots, world.body.destroyed]).toEqual([1, true])
  })

  test('that upstream refuses releases its slot', async () => {
    const { world, begin, generate } = startWorld()
    world.send = async ({ markSent }) => {
      await markSent()
      throw setMayHaveExecuted(new UpstreamRejected({ upstreamCode: 'no' }), false)
    }
    await expect(generate()).rejects.toThrow(UpstreamRejected)
    expect(begin).not.toHaveBeenCalled()
    expect([world.calls, world.slots]).toEqual([['markSent', 'refuse'], 1])
  })

  test('with a slot that was preempted while it waited is not sent', async () => {
    const { world, generate } = startWorld()
    world.send = async ({ markSent }) => {
      world.slots = 0
      await markSent()
      throw new Error('It left.')
    }
    await expect(generate()).rejects.toThrow(RateLimited)
    expect(world.calls).toEqual(['refuse'])
  })
})

test('Audio ids are ordered by time', () => {
  const ids = [1_000, 2_000, 1_760_000_000_000, 1_760_000_000_001].map((now) => newId(now))
  expect([...ids].sort()).toEqual(ids)
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(new Set(Array.from({ length: 100 }, () => newId(0))).size).toBe(100)
})
