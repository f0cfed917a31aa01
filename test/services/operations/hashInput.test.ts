import { expect, test } from '@jest/globals'
import { hashInput } from '../../../src/services/operations/hashInput.js'

test('hashInput is equal for equal input with the same key, in any order of its fields', () => {
  const one = { name: 'Nora', labels: [{ key: 'a', value: 'b' }], idempotencyKey: 'k', absent: undefined }
  const other = { idempotencyKey: 'k', labels: [{ value: 'b', key: 'a' }], name: 'Nora' }
  expect(hashInput(one, 'k')).toBe(hashInput(other, 'k'))
  expect(hashInput(one, 'k')).not.toBe(hashInput({ ...other, name: 'Otto' }, 'k'))
  expect(hashInput(one, 'k')).not.toBe(hashInput({ ...other, labels: [] }, 'k'))
})

test('hashInput reveals nothing of the input without the key', () => {
  const input = { text: 'Yes.' }
  expect(hashInput(input, 'k')).not.toBe(hashInput(input, 'l'))
  expect(hashInput(input, null)).toBe('')
  expect(hashInput(input, undefined)).toBe('')
})

test('hashInput includes only the number of files', () => {
  const file = (name: string) => Promise.resolve({ name })
  expect(hashInput({ files: [file('a')] }, 'k')).toBe(hashInput({ files: [file('b')] }, 'k'))
  expect(hashInput({ files: [file('a')] }, 'k')).not.toBe(hashInput({ files: [file('a'), file('a')] }, 'k'))
})
