import { createHmac } from 'node:crypto'

/**
 * The same for the same input under the same key, whatever the order of its fields. Of files, which are still on their way,
 * no more is known than how many there are, so that is all of them that counts.
 *
 * The key is what the hash is salted with, since only calls with one key are compared. A row loses its key after a while,
 * and without a key there is no hash: what a request said can not be guessed from what is left of it.
 */
export function hashInput(input: object, idempotencyKey: string | null | undefined): string {
  if (idempotencyKey == null) return ''
  const { idempotencyKey: _, ...asked } = { idempotencyKey: undefined, ...input }
  return createHmac('sha256', idempotencyKey).update(stableText(asked)).digest('hex')
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
