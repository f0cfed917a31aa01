import { createHash } from 'node:crypto'

/** Identifies a text without storing it. */
export function hashText(text: string): string {
  return createHash('sha256').update(text.normalize().trim()).digest('hex')
}
