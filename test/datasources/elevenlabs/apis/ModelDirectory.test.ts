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

test('one list serves many, also those who ask at once', async () => {
  const { directory, reads } = directoryOf([[named('one'), named('two')]], {})
  const found = await Promise.all([directory.find('one'), directory.find('two'), directory.find('one')])
  expect(found.map((model) => model?.id)).toEqual(['one', 'two', 'one'])
  expect(reads()).toBe(1)
})

test('a model that is not known is looked for once more, if the list is not of this moment', async () => {
  const { directory, reads } = directoryOf([[named('one')], [named('one'), named('new')]], { recheckMs: 0 })
  await directory.find('one')
  expect((await directory.find('new'))?.id).toBe('new')
  expect(reads()).toBe(2)
})

test('a list of this moment is not read again for what it does not name', async () => {
  const { directory, reads } = directoryOf([[named('one')]], { recheckMs: 600_000 })
  expect(await directory.find('nonsense')).toBeUndefined()
  expect(await directory.find('nonsense')).toBeUndefined()
  expect(reads()).toBe(1)
})

test('an old list is read again', async () => {
  const { directory, reads } = directoryOf([[named('one')]], { keepMs: 0 })
  await directory.find('one')
  await directory.find('one')
  expect(reads()).toBe(2)
})

test('a reading that fails is not kept', async () => {
  const { directory } = directoryOf([new Error('upstream is away'), [named('one')]], {})
  await expect(directory.find('one')).rejects.toThrow('upstream is away')
  expect((await directory.find('one'))?.id).toBe('one')
})
