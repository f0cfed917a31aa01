import { InputRefused } from './InputRefused.js'

/**
 * Refuses an input without any of the fields that can change. Undefined, null and an empty list are no change, except
 * null for a field of `clearable` and an empty list for one of `replaced`.
 *
 * @throws InputRefused INVALID
 */
export function assertChange<Field extends string>(
  input: Readonly<Partial<Record<Field, unknown>>>,
  fields: readonly Field[],
  { clearable = [], replaced = [] }: { clearable?: readonly Field[]; replaced?: readonly Field[] } = {},
): void {
  const isChange = (field: Field) => {
    const value = input[field]
    if (value === null) return clearable.includes(field)
    if (Array.isArray(value) && value.length === 0) return replaced.includes(field)
    return value !== undefined
  }
  if (fields.some(isChange)) return
  const names = fields.map((field) => `\`${field}\``).join(', ')
  throw new InputRefused({
    code: 'INVALID',
    message: `At least one field to change is required: ${names}.`,
    path: ['input'],
  })
}
