import { expect, test } from '@jest/globals'
import { uploadLimitOf } from '../../../src/media/uploads/uploadLimits.js'
import { sizeText } from '../../../src/text/sizeText.js'

const mebibyte = 1024 ** 2
const gibibyte = 1024 ** 3

test.each([
  ['sample', 500 * mebibyte, 2 * gibibyte],
  ['recording', 50 * mebibyte, 2 * gibibyte],
  ['document', 25 * mebibyte, 2 * gibibyte],
  ['audio', 50 * mebibyte, 2 * gibibyte],
  ['reference', 10 * mebibyte, 10 * mebibyte],
  ['voiceChange', 50 * mebibyte, 50 * mebibyte],
  ['isolation', 500 * mebibyte, 500 * mebibyte],
  ['dubbing', gibibyte, gibibyte],
] as const)('A configured limit cannot exceed the published one of the kind %s', (kind, byDefault, raised) => {
  expect(uploadLimitOf({ kind })).toBe(byDefault)
  expect(uploadLimitOf({ kind, maxBytes: 2 * gibibyte })).toBe(raised)
  expect(uploadLimitOf({ kind, maxBytes: mebibyte })).toBe(mebibyte)
})

test.each([
  [500 * mebibyte, '500 MiB'],
  [gibibyte, '1 GiB'],
  [1.5 * gibibyte, '1.5 GiB'],
  [16_384, '16 KiB'],
  [1_000, '1,000 bytes'],
  [50_000_000, '50,000,000 bytes'],
])('%d bytes are written as "%s"', (bytes, text) => {
  expect(sizeText(bytes)).toBe(text)
})
