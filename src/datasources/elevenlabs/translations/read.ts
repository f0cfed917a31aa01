import { readEnum } from '../../../schema/shared/enumOf.js'

type EnumObject<Value extends string> = { readonly [Key in Value]: Key }

const INT_32_MAX = 2 ** 31 - 1
const DATE_MAX_MS = 8.64e15

/**
 * Readers of single JSON values. They accept any value and return null for absent values and other types, so that one unexpected
 * field does not fail its whole object.
 */
export const read = {
  text(value: unknown): string | null {
    return typeof value === 'string' ? value : null
  },

  number(value: unknown): number | null {
    return typeof value === 'number' && Number.isFinite(value) ? value : null
  },

  /** An integer in the range of GraphQL's Int. Fractions are rounded, because Int refuses them. */
  int(value: unknown): number | null {
    if (typeof value !== 'number') return null
    const whole = Math.round(value)
    return Math.abs(whole) <= INT_32_MAX ? whole : null
  },

  /** An integer up to 2^53-1, for bytes and credits. */
  safeInt(value: unknown): number | null {
    if (typeof value !== 'number') return null
    const whole = Math.round(value)
    return Number.isSafeInteger(whole) ? whole : null
  },

  flag(value: unknown): boolean | null {
    return typeof value === 'boolean' ? value : null
  },

  /** A Unix time in seconds. Upstream uses 0 for never. */
  seconds(value: unknown): Date | null {
    return typeof value === 'number' ? read.milliseconds(value * 1000) : null
  },

  /** A Unix time in milliseconds. Upstream uses 0 for never. */
  milliseconds(value: unknown): Date | null {
    return typeof value === 'number' && value > 0 && value <= DATE_MAX_MS ? new Date(value) : null
  },

  texts(value: unknown): string[] {
    return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : []
  },

  /** Translates the items of a list and drops those that become null. */
  list<Raw, Item>(value: readonly (Raw | null | undefined)[] | null | undefined, toItem: (raw: Raw) => Item | null) {
    const items: Item[] = []
    if (!Array.isArray(value)) return items
    for (const raw of value as (Raw | null | undefined)[]) {
      const item = raw == null ? null : toItem(raw)
      if (item !== null) items.push(item)
    }
    return items
  },

  /** An enum value. `UNKNOWN` for values that this version does not have. */
  enum<Value extends string>(enumObject: EnumObject<Value | 'UNKNOWN'>, value: unknown): Value | 'UNKNOWN' | null {
    return typeof value === 'string' && value !== '' ? readEnum<Value>(enumObject, value) : null
  },
}
