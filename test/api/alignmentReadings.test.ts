import 'reflect-metadata'
import { expect, test } from '@jest/globals'
import type { Context } from '../../src/context.js'
import { GeneratedAudioResolver } from '../../src/resolvers/GeneratedAudioResolver.js'
import type { GeneratedAudio } from '../../src/schema/GeneratedAudio.js'

test('The times of many sounds are read one after the other in a request, and once for both fields', async () => {
  const opened: string[] = []
  let [reading, most] = [0, 0]
  const open = async (key: string) => {
    opened.push(key)
    reading += 1
    most = Math.max(most, reading)
    await new Promise(setImmediate)
    reading -= 1
    return null
  }
  const context = { loaders: {}, mediaStore: { open }, productions: { live: () => null } } as unknown as Context
  const resolver = new GeneratedAudioResolver()
  const sounds = Array.from({ length: 20 }, (_, nth) => {
    const id = `0197b3a0-0000-7000-8000-0000000000${10 + nth}`
    return { id, isTimed: true, state: 'READY' } as GeneratedAudio
  })
  const times = sounds.flatMap((sound) => [
    resolver.alignment(sound, { ...context }),
    resolver.normalizedAlignment(sound, { ...context }),
  ])
  expect(await Promise.all(times)).toEqual(Array(40).fill(null))
  expect(most).toBe(1)
  expect(opened).toEqual(sounds.map(({ id }) => `${id}.timing`))
})
