import { cutText } from './cutText.js'

const maxNameLength = 255
/** Control characters, separators of lines, and marks that change the direction of the text after them. */
const hidden = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu
const extensionShape = /\.[\p{L}\p{N}]{1,16}$/u

/** A name that fits into a header and a database: well-formed, in NFC, without control characters, at most 255 UTF-16 units. */
export function cleanFileName(name: string | undefined): string {
  const text = (name ?? '').toWellFormed().normalize('NFC').replace(hidden, '').trim()
  if (text === '' || text === '.' || text === '..') return 'file'
  if (text.length <= maxNameLength) return text
  const extension = extensionShape.exec(text.slice(-maxNameLength))?.[0] ?? ''
  return cutText(text.slice(0, text.length - extension.length), maxNameLength - extension.length) + extension
}
