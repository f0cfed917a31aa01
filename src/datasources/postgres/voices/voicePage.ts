import type { OrderDirection, VoiceOrderField } from '../../../schema/voices/inputs/VoiceFilter.js'
import { CursorCodec, isIdValue } from '../../CursorCodec.js'
import { Prisma } from '../generated/client.js'

export interface VoicePageOrder {
  field: VoiceOrderField
  direction: OrderDirection
}

export interface PagePosition {
  key: string
  id: string
}

// Never null, each with an index on exactly this expression. Collation "C" sorts equally on every server.
const sortKeys: Record<VoiceOrderField, { expression: Prisma.Sql; type: Prisma.Sql; isKey(key: string): boolean }> = {
  NAME: {
    expression: Prisma.sql`(lower(v.name) COLLATE "C")`,
    type: Prisma.sql`text`,
    isKey: (key) => !key.includes('\0') && key.isWellFormed(),
  },
  CREATED_AT: {
    expression: Prisma.sql`(coalesce(v.upstream_created_at, v.created_at))`,
    type: Prisma.sql`timestamptz`,
    isKey: isTimestamp,
  },
}
const idKey = Prisma.sql`(v.id COLLATE "C")`

export function sortKey(order: VoicePageOrder): Prisma.Sql {
  return Prisma.sql`${sortKeys[order.field].expression}::text`
}

export function orderBy({ field, direction }: VoicePageOrder): Prisma.Sql {
  const way = direction === 'ASC' ? Prisma.sql`ASC` : Prisma.sql`DESC`
  return Prisma.sql`${sortKeys[field].expression} ${way}, ${idKey} ${way}`
}

export function isAfter({ field, direction }: VoicePageOrder, { key, id }: PagePosition): Prisma.Sql {
  const { expression, type } = sortKeys[field]
  const comparison = direction === 'ASC' ? Prisma.sql`>` : Prisma.sql`<`
  return Prisma.sql`(${expression}, ${idKey}) ${comparison} (${key}::${type}, ${id}::text)`
}

const MAX_TIMESTAMP_LENGTH = 40
const timestampFormat = /^(?!0000)\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,3})?\+00$/

/** As Postgres writes a timestamp in UTC. The round trip rejects days that do not exist. */
function isTimestamp(key: string): boolean {
  if (key.length > MAX_TIMESTAMP_LENGTH || !timestampFormat.test(key)) return false
  const moment = new Date(key.replace(' ', 'T').replace('+00', 'Z'))
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(key.slice(0, 10))
}

/** A cursor is valid only for the order of its list. */
function cursorsOf({ field, direction }: VoicePageOrder) {
  return new CursorCodec<readonly [key: string, id: string]>(
    `voices ${field} ${direction}`,
    ([key, id, ...others]) =>
      others.length === 0 && typeof key === 'string' && sortKeys[field].isKey(key) && isIdValue(id),
  )
}

export function encodeCursor(order: VoicePageOrder, { key, id }: PagePosition): string {
  return cursorsOf(order).encode([key, id])
}

export function decodeCursor(order: VoicePageOrder, cursor: string): PagePosition {
  const [key, id] = cursorsOf(order).decode(cursor)
  return { key, id }
}
