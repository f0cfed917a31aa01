import { expect, test } from '@jest/globals'
import { ModelDirectory } from '../../../../src/datasources/elevenlabs/apis/ModelDirectory.js'
import type { VoiceModel } from '../../../../src/schema/workspace/VoiceModel.js'

const named = (id: string) => ({ id }) as VoiceModel

function directoryOf(lists: (VoiceModel[] | Error)[], times: { keepMs?: number; recheckMs?: number }) {
  let reads = 0
  const list = async () => {
    const answer = lists[Math.min(reads++, lists.length - 1)]!
    if (answer instanceof Error) throw answer
    return answer
  }
  return { directory: new ModelDirectory(list, times), reads: () => reads }
}

test('One model list serves many calls, also concurrent ones', async () => {
  const { directory, reads } = directoryOf([[named('one'), named('two')]], {})
  const found = await Promise.all([directory.find('one'), directory.find('two'), directory.find('one')])
  expect(found.map((model) => model?.id)).toEqual(['one', 'two', 'one'])
  expect(reads()).toBe(1)
})

test('An unknown model is looked for once more unless the list is recent', async () => {
  const { directory, reads } = directoryOf([[named('one')], [named('one'), named('new')]], { recheckMs: 0 })
  await directory.find('one')
  expect((await directory.find('new'))?.id).toBe('new')
  expect(reads()).toBe(2)
})

test('A recent list is not read again for an unknown model', async () => {
  const { directory, reads } = directoryOf([[named('one')]], { recheckMs: 600_000 })
  expect(await directory.find('nonsense')).toBeUndefined()
  expect(await directory.find('nonsense')).toBeUndefined()
  expect(reads()).toBe(1)
})

test('An old list is read again', async () => {
  const { directory, reads } = directoryOf([[named('one')]], { keepMs: 0 })
  await directory.find('one')
  await directory.find('one')
  expect(reads()).toBe(2)
})

test('A failed read is not cached', async () => {
  const { directory } = directoryOf([new Error('upstream is away'), [named('one')]], {})
  await expect(directory.find('one')).rejects.toThrow('upstream is away')
  expect((await directory.find('one'))?.id).toBe('one')
})
