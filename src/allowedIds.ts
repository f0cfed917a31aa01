/** Ids of the upstream workspace that every user of a deployment may pass on, as its configuration lists them. */
export interface AllowedIds {
  /** `part` is the version or the iteration that is asked for within `id`. */
  allow(id: string, part?: string | null): boolean
}

/** An id of the upstream, and with a colon one of its parts. */
const ENTRY = /^[\w-]{1,100}(:[\w-]{1,100})?$/

/**
 * Reads a list of ids, separated by commas or spaces. `id` allows it without a part, `id:part` with this part alone. Null
 * when an entry is malformed.
 */
export function parseAllowedIds(list: string): AllowedIds | null {
  const entries = new Set(list.split(/[\s,]+/).filter((entry) => entry !== ''))
  if (![...entries].every((entry) => ENTRY.test(entry))) return null
  return { allow: (id, part) => !id.includes(':') && entries.has(part == null ? id : `${id}:${part}`) }
}

export const noIds: AllowedIds = { allow: () => false }
