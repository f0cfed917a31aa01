import { describe, expect, test } from '@jest/globals'
import { CursorCodec, isIdValue, isTimeValue } from '../../src/datasources/CursorCodec.js'
import { InvalidInput } from '../../src/errors.js'

const cursors = new CursorCodec<readonly [time: string, id: string]>(
  'things',
  ([time, id, ...others]) => others.length === 0 && isTimeValue(time) && isIdValue(id),
)
const position = ['2024-02-29T12:00:00.123Z', 'a"b'] as const
const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

describe('A cursor', () => {
  test('is decoded to the position that it was created from', () => {
    expect(cursors.decode(cursors.encode(position))).toEqual(position)
  })

  test.each([
    ['an empty text', ''],
    ['text that is not JSON', 'nonsense'],
    ['an object', encoded({ 0: 'things' })],
    ['a cursor of another list', encoded(['others', ...position])],
    ['a position that is too short', encoded(['things', position[0]])],
    ['a position that is too long', encoded(['things', ...position, 1])],
    ['a date that does not exist', encoded(['things', '2023-02-29T12:00:00.000Z', 'a'])],
    ['a year that the database does not support', encoded(['things', '0000-01-01T00:00:00.000Z', 'a'])],
    ['an id with NUL', encoded(['things', position[0], 'a\0'])],
    ['an id with an unpaired surrogate', encoded(['things', position[0], 'a\ud83c'])],
    ['a very long text', 'A'.repeat(10_000)],
  ])('is refused for %s', (_name, cursor) => {
    expect(() => cursors.decode(cursor)).toThrow(InvalidInput)
  })
})
