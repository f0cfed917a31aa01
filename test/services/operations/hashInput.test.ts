import { expect, test } from '@jest/globals'
import { hashInput } from '../../../src/services/operations/hashInput.js'

test('is the same for the same input under the same key, whatever the order of its fields', () => {
  const one = { name: 'Nora', labels: [{ key: 'a', value: 'b' }], idempotencyKey: 'k', absent: undefined }
  const other = { idempotencyKey: 'k', labels: [{ value: 'b', key: 'a' }], name: 'Nora' }
  expect(hashInput(one, 'k')).toBe(hashInput(other, 'k'))
  expect(hashInput(one, 'k')).not.toBe(hashInput({ ...other, name: 'Otto' }, 'k'))
  expect(hashInput(one, 'k')).not.toBe(hashInput({ ...other, labels: [] }, 'k'))
})

test('says nothing of the input to whoever does not know the key', () => {
  const input = { text: 'Yes.' }
  expect(hashInput(input, 'k')).not.toBe(hashInput(input, 'l'))
  expect(hashInput(input, null)).toBe('')
  expect(hashInput(input, undefined)).toBe('')
})

test('of files it knows no more than how many there are', () => {
  const file = (name: string) => Promise.resolve({ name })
  expect(hashInput({ files: [file('a')] }, 'k')).toBe(hashInput({ files: [file('b')] }, 'k'))
  expect(hashInput({ files: [file('a')] }, 'k')).not.toBe(hashInput({ files: [file('a'), file('a')] }, 'k'))
})
