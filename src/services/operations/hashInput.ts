import { createHmac } from 'node:crypto'

/**
 * A hash of the input, independent of the order of its fields. Files count by their number, because their content has not
 * arrived yet. The idempotency key is the salt: when it expires, the input cannot be guessed from the hash.
 */
export function hashInput(input: object, idempotencyKey: string | null | undefined): string {
  if (idempotencyKey == null) return ''
  const { idempotencyKey: _, ...fields } = { idempotencyKey: undefined, ...input }
  return createHmac('sha256', idempotencyKey).update(stableText(fields)).digest('hex')
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
