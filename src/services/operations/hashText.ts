import { createHash } from 'node:crypto'

/** By which the words of a speech are known again without being written down. */
export function hashText(text: string): string {
  return createHash('sha256').update(text.normalize().trim()).digest('hex')
}
