import { Prisma } from '../generated/client.js'

/** Whether a column contains a text, in any case and Unicode normal form, without the blanks around it. */
export function containsText(column: Prisma.Sql, text: string): Prisma.Sql {
  const pattern = `%${text.trim().replaceAll(/[\\%_]/g, '\\$&')}%`
  return Prisma.sql`search_key(${column}) LIKE search_key(${pattern})`
}
