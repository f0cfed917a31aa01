import 'reflect-metadata'
import { Readable } from 'node:stream'
import { expect, test } from '@jest/globals'
import type { Context } from '../../../src/context.js'
import { GeneratedAudioResolver } from '../../../src/resolvers/audio/GeneratedAudioResolver.js'
import type { GeneratedAudio } from '../../../src/schema/audio/GeneratedAudio.js'
import { turnEventLoop } from '../../support/turnEventLoop.js'

test('The alignments of many audios are read one after the other in a request, and once for both fields', async () => {
  const opened: string[] = []
  let [reading, most] = [0, 0]
  const open = async (key: string) => {
    opened.push(key)
    reading += 1
    most = Math.max(most, reading)
    await turnEventLoop()
    reading -= 1
    return null
  }
  const context = { loaders: {}, mediaStore: { open }, recordings: { live: () => null } } as unknown as Context
  const resolver = new GeneratedAudioResolver()
  const audios = Array.from({ length: 20 }, (_, nth) => {
    const id = `0197b3a0-0000-7000-8000-0000000000${10 + nth}`
    return { id, hasAlignment: true, status: 'READY' } as GeneratedAudio
  })
  const times = audios.flatMap((audio) => [
    resolver.alignment(audio, { ...context }),
    resolver.normalizedAlignment(audio, { ...context }),
  ])
  expect(await Promise.all(times)).toEqual(Array(40).fill(null))
  expect(most).toBe(1)
  expect(opened).toEqual(audios.map(({ id }) => `${id}.timing`))
})

test('An alignment that is requested under many names is read and built once, and the event loop turns between the names', async () => {
  const line = JSON.stringify({
    alignment: { characters: ['a', 'b'], startSecs: [0, 1], endSecs: [1, 2] },
    normalizedAlignment: null,
    start: 0,
    length: 1,
  })
  let opened = 0
  const open = async () => {
    opened += 1
    return { read: () => Readable.from([Buffer.from(`${line}\n`)]), close: () => undefined }
  }
  const context = { loaders: {}, mediaStore: { open }, recordings: { live: () => null } } as unknown as Context
  const resolver = new GeneratedAudioResolver()
  const audio = { id: '0197b3a0-0000-7000-8000-000000000010', hasAlignment: true, status: 'READY' } as GeneratedAudio

  let turns = 0
  let isOver = false
  const turn = () => {
    turns += 1
    if (!isOver) setImmediate(turn)
  }
  turn()
  const answers = await Promise.all(
    Array.from({ length: 10 }, async () => {
      const characters = await resolver.alignment(audio, { ...context })
      return { characters, turn: turns }
    }),
  )
  isOver = true
  expect(opened).toBe(1)
  expect(answers[0]?.characters).toEqual([
    { character: 'a', startSecs: 0, endSecs: 1 },
    { character: 'b', startSecs: 1, endSecs: 2 },
  ])
  expect(new Set(answers.map(({ characters }) => characters)).size).toBe(1)
  expect(new Set(answers.map((answer) => answer.turn)).size).toBe(answers.length)
})
