import { createHash } from 'node:crypto'

/**
 * The same for the same input, whatever the order of its fields; the idempotency key is no part of it. Of files, which are
 * still on their way, no more is known than how many there are, so that is all of them that counts.
 */
export function hashInput(input: object): string {
  const { idempotencyKey: _, ...asked } = { idempotencyKey: undefined, ...input }
  return createHash('sha256').update(stableText(asked)).digest('hex')
}

function stableText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stableText).join()}]`
  if (value instanceof Date) return JSON.stringify(value)
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  if ('then' in value) return '"(file)"'
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1))
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${stableText(field)}`).join()}}`
}
