import { Prisma } from '../generated/client.js'

/** Whether a column contains a text, in any case and Unicode normal form. */
export function containsText(column: Prisma.Sql, text: string): Prisma.Sql {
  const pattern = `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`
  return Prisma.sql`search_key(${column}) LIKE search_key(${pattern})`
}
