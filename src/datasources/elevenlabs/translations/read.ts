import { readEnum } from '../../../schema/shared/enumOf.js'

type EnumObject<Value extends string> = { readonly [Key in Value]: Key }

const INT_32_MAX = 2 ** 31 - 1
const DATE_MAX_MS = 8.64e15

/**
 * Readers of single values as they stand on the wire. The raw types promise little and the upstream keeps less, so each
 * reader takes anything and answers null for what is absent, null or of another type: one odd field never costs the
 * voice that bears it.
 */
export const read = {
  text(value: unknown): string | null {
    return typeof value === 'string' ? value : null
  },

  number(value: unknown): number | null {
    return typeof value === 'number' && Number.isFinite(value) ? value : null
  },

  /** A whole number that fits GraphQL's Int; a fraction is rounded, since it would fail the whole field. */
  int(value: unknown): number | null {
    if (typeof value !== 'number') return null
    const whole = Math.round(value)
    return Math.abs(whole) <= INT_32_MAX ? whole : null
  },

  /** A whole number up to 2^53-1, for byte and credit counts. */
  safeInt(value: unknown): number | null {
    if (typeof value !== 'number') return null
    const whole = Math.round(value)
    return Number.isSafeInteger(whole) ? whole : null
  },

  flag(value: unknown): boolean | null {
    return typeof value === 'boolean' ? value : null
  },

  /** A moment given in seconds since 1970; 0 is the upstream's word for never. */
  seconds(value: unknown): Date | null {
    return typeof value === 'number' ? read.milliseconds(value * 1000) : null
  },

  /** A moment given in milliseconds since 1970; 0 is the upstream's word for never. */
  milliseconds(value: unknown): Date | null {
    return typeof value === 'number' && value > 0 && value <= DATE_MAX_MS ? new Date(value) : null
  },

  texts(value: unknown): string[] {
    return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : []
  },

  /** Translates the items of a list one by one; those that come out null have nothing to be known by, and fall away. */
  list<Raw, Item>(value: readonly (Raw | null | undefined)[] | null | undefined, toItem: (raw: Raw) => Item | null) {
    const items: Item[] = []
    if (!Array.isArray(value)) return items
    for (const raw of value as (Raw | null | undefined)[]) {
      const item = raw == null ? null : toItem(raw)
      if (item !== null) items.push(item)
    }
    return items
  },

  /** An enum value; `UNKNOWN` for a word this version does not know. */
  word<Value extends string>(enumObject: EnumObject<Value | 'UNKNOWN'>, value: unknown): Value | 'UNKNOWN' | null {
    return typeof value === 'string' && value !== '' ? readEnum<Value>(enumObject, value) : null
  },
}
