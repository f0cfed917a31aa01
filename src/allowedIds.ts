/** Ids of the upstream workspace that every user of a deployment may use. */
export interface AllowedIds {
  /** `part` is the version or iteration within `id`. */
  allow(id: string, part?: string | null): boolean
}

const entryShape = /^[\w-]{1,100}(:[\w-]{1,100})?$/

/**
 * Parses ids separated by commas or spaces. `id` allows the id without a part, `id:part` with this part only. Null when
 * an entry is malformed.
 */
export function parseAllowedIds(list: string): AllowedIds | null {
  const entries = new Set(list.split(/[\s,]+/).filter((entry) => entry !== ''))
  if (![...entries].every((entry) => entryShape.test(entry))) return null
  return { allow: (id, part) => !id.includes(':') && entries.has(part == null ? id : `${id}:${part}`) }
}

export const noIds: AllowedIds = { allow: () => false }
