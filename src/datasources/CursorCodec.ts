import { InvalidInput } from '../errors.js'

type Value = string | number | null

const longestCursor = 4_000

/**
 * Cursors of one list: base64url of a JSON array with the name of the list and the position after an item, which is its sort
 * value and its id. A position stays valid when its item is gone.
 */
export class CursorCodec<Position extends readonly Value[]> {
  readonly #list: string
  readonly #isPosition: (values: readonly unknown[]) => boolean

  /** `isPosition` checks values that a client may have forged. */
  constructor(list: string, isPosition: (values: readonly unknown[]) => boolean) {
    this.#list = list
    this.#isPosition = isPosition
  }

  encode(position: Position): string {
    return Buffer.from(JSON.stringify([this.#list, ...position])).toString('base64url')
  }

  /** @throws InvalidInput for cursors of other lists and for text that is no cursor. */
  decode(cursor: string): Position {
    const [list, ...position] = parse(cursor)
    if (list !== this.#list || !this.#isPosition(position)) throw invalidCursor()
    return position as unknown as Position
  }
}

function parse(cursor: string): readonly unknown[] {
  if (cursor.length > longestCursor) return []
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    return Array.isArray(values) ? values : []
  } catch {
    return []
  }
}

/** For lists with cursors of upstream. */
export function invalidCursor(): InvalidInput {
  const message = '`after` must be a cursor of this list in this order.'
  return new InvalidInput(message, [{ path: ['after'], message }])
}

export function isIdValue(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && !value.includes('\0') && value.isWellFormed()
}

const longestTime = 24

/** A time as `Date.toISOString` writes it, in a year that Postgres supports. */
export function isTimeValue(value: unknown): value is string {
  if (typeof value !== 'string' || value.length > longestTime || !/^(?!0000)\d{4}-/.test(value)) return false
  const time = new Date(value)
  return !Number.isNaN(time.getTime()) && time.toISOString() === value
}
