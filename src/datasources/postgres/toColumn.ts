import type { Prisma } from './generated/client.js'
import type { Json } from './operationKinds.js'

/** A value as a JSON column takes it: Postgres has no NUL in texts, and Prisma's type of it knows no readonly. */
export function toColumn(value: Json): Prisma.InputJsonValue {
  return JSON.parse(toColumnText(value))
}

export function toColumnText(value: Json): string {
  return JSON.stringify(value, (_key, part: unknown) => (typeof part === 'string' ? part.replaceAll('\0', '') : part))
}
