import { expect, test } from '@jest/globals'
import {
  formatByteRange,
  parseByteRange,
  parseContentRange,
  resolveByteRange,
} from '../../../src/media/delivery/byteRange.js'

test.each<[string | undefined, ReturnType<typeof parseByteRange>]>([
  ['bytes=0-0', { from: 0, to: 0 }],
  ['bytes=2-5', { from: 2, to: 5 }],
  ['bytes=2-', { from: 2, to: null }],
  ['bytes=-3', { last: 3 }],
  ['bytes=-0', { last: 0 }],
  ['BYTES=2-5', { from: 2, to: 5 }],
  [' bytes=2-5 ', { from: 2, to: 5 }],
  ['bytes=0-99999999999999999999', { from: 0, to: Number.MAX_SAFE_INTEGER }],
  [undefined, null],
  ['', null],
  ['bytes', null],
  ['bytes=', null],
  ['bytes=-', null],
  ['bytes=5-2', null],
  ['bytes=0-1,3-4', null],
  ['bytes=0-1,', null],
  ['bytes=a-b', null],
  ['bytes=1.5-2', null],
  ['bytes=--1', null],
  ['bytes= 0-1', null],
  ['items=0-1', null],
])('parseByteRange parses %p', (header, range) => {
  expect(parseByteRange(header)).toEqual(range)
})

test.each(['bytes=2-5', 'bytes=2-', 'bytes=-3'])('formatByteRange formats %s unchanged', (header) => {
  expect(formatByteRange(parseByteRange(header)!)).toBe(header)
})

test.each<[string, number, ReturnType<typeof resolveByteRange>]>([
  ['bytes=0-0', 10, { start: 0, end: 0 }],
  ['bytes=2-5', 10, { start: 2, end: 5 }],
  ['bytes=2-50', 10, { start: 2, end: 9 }],
  ['bytes=9-', 10, { start: 9, end: 9 }],
  ['bytes=-3', 10, { start: 7, end: 9 }],
  ['bytes=-30', 10, { start: 0, end: 9 }],
  ['bytes=10-', 10, null],
  ['bytes=10-11', 10, null],
  ['bytes=-0', 10, null],
  ['bytes=0-', 0, null],
  ['bytes=-1', 0, null],
])('placeByteRange applies %s to %d bytes', (header, total, part) => {
  expect(resolveByteRange(parseByteRange(header)!, total)).toEqual(part)
})

test.each<[string | null, ReturnType<typeof parseContentRange>]>([
  ['bytes 2-5/10', { start: 2, end: 5, total: 10 }],
  ['bytes 2-5/*', { start: 2, end: 5, total: null }],
  [null, null],
  ['', null],
  ['bytes */10', null],
  ['bytes 5-2/10', null],
  ['bytes 2-10/10', null],
  ['items 2-5/10', null],
])('parseContentRange parses %p', (header, part) => {
  expect(parseContentRange(header)).toEqual(part)
})
