export type ByteRange = { readonly from: number; readonly to: number | null } | { readonly last: number }

export interface BytePart {
  readonly start: number
  readonly end: number
}

export interface ContentRange extends BytePart {
  readonly total: number | null
}

const maxHeaderLength = 100

/** Null for no, several or malformed ranges and for other units, which RFC 9110, 14.2 requires to ignore. */
export function parseByteRange(header: string | undefined): ByteRange | null {
  if (header !== undefined && header.length > maxHeaderLength) return null
  const [, from, to] = /^\s*bytes=(\d*)-(\d*)\s*$/i.exec(header ?? '') ?? []
  if (from === undefined || to === undefined) return null
  if (from === '') return to === '' ? null : { last: position(to) }
  const range = { from: position(from), to: to === '' ? null : position(to) }
  return range.to !== null && range.to < range.from ? null : range
}

export function formatByteRange(range: ByteRange): string {
  return 'last' in range ? `bytes=-${range.last}` : `bytes=${range.from}-${range.to ?? ''}`
}

export function resolveByteRange(range: ByteRange, total: number): BytePart | null {
  const start = 'last' in range ? Math.max(0, total - range.last) : range.from
  if (start >= total) return null
  const end = 'last' in range || range.to === null ? total - 1 : Math.min(range.to, total - 1)
  return { start, end }
}

export function parseContentRange(header: string | null): ContentRange | null {
  const [, from, to, of] = /^bytes (\d{1,15})-(\d{1,15})\/(\d{1,15}|\*)$/i.exec(header ?? '') ?? []
  if (from === undefined || to === undefined) return null
  const part = { start: Number(from), end: Number(to), total: of === '*' ? null : Number(of) }
  return part.start <= part.end && part.end < (part.total ?? Number.POSITIVE_INFINITY) ? part : null
}

function position(digits: string): number {
  return Math.min(Number(digits), Number.MAX_SAFE_INTEGER)
}
