import type { Json } from './Json.js'

/** A value as a JSON column takes it: Postgres has no NUL in texts. */
export function toColumnText(value: Json): string {
  return JSON.stringify(value, (_key, part: unknown) => (typeof part === 'string' ? part.replaceAll('\0', '') : part))
}
