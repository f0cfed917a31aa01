import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import { UpstreamRejected, UpstreamUnavailable } from '../../errors.js'
import { mediaPath } from '../urls/MediaSubject.js'
import {
  type BytePart,
  type ByteRange,
  type ContentRange,
  formatByteRange,
  parseContentRange,
  placeByteRange,
} from './byteRange.js'
import type { Media, OpenMedia } from './Media.js'

export interface Wish {
  readonly range: ByteRange | null
  readonly ifRange: string | undefined
  /** Whether no byte is to be sent whatever they are. */
  readonly isHead?: boolean
}

/** Which bytes of which body answer a request. */
export interface ChosenBytes {
  /** 416 when the range has no byte in it; then no byte is to be sent. */
  readonly status: 200 | 206 | 416
  readonly mediaType: string | null
  readonly etag: string | null
  /** Length of the whole, where it is known. */
  readonly total: number | null
  /** Of the whole; null unless the status is 206. */
  readonly part: BytePart | null
  readonly body: Readable
  /** Bytes at the head of the body that are not sent. */
  readonly skip: number
  /** Bytes that are sent then; null for all there are. */
  readonly length: number | null
  /** Whether bytes follow that nobody asked for. */
  readonly hasTail: boolean
  /** Whether a range can be asked for though there is no validator for it yet. */
  readonly isGrowing: boolean
  /** Whether no copy of it may be kept. */
  readonly isTransient: boolean
}

/**
 * Opens the bytes of a request. The upstream is asked for the range itself; where it sends the whole, or something else
 * than was asked, the range is cut from the whole. Whoever gets the body reads or drops it.
 */
export async function chooseBytes(media: Media, wish: Wish): Promise<ChosenBytes> {
  if (wish.isHead && media.openHead) return fromWhole(media, await media.openHead(), wish)
  if (!wish.range) return fromWhole(media, await media.open(), wish)
  const opened = await openRange(media, wish.range)
  if (opened.status !== 206) return fromWhole(media, opened, wish)
  const part = parseContentRange(opened.contentRange)
  if (part && answers(part, wish.range, opened.contentLength)) {
    const chosen = fromPart(media, opened, part)
    if (wish.ifRange === undefined || wish.ifRange === chosen.etag) return chosen
  }
  dropBody(opened.body)
  return fromWhole(media, await media.open(), wish)
}

/** Closes a body that nobody will read. */
export function dropBody(body: Readable): void {
  body.on('error', () => {})
  body.destroy()
}

/** An upstream that has no byte of the range refuses it, without a word of ours for that; only the whole tells its length. */
async function openRange(media: Media, range: ByteRange): Promise<OpenMedia> {
  try {
    return await media.open(formatByteRange(range))
  } catch (error) {
    if (error instanceof UpstreamRejected) return media.open()
    throw error
  }
}

function answers({ start, end, total }: ContentRange, range: ByteRange, length: number | null): boolean {
  if (length !== null && length !== end - start + 1) return false
  if ('last' in range) return total !== null && start === Math.max(0, total - range.last) && end === total - 1
  return start === range.from && end <= (range.to ?? end)
}

function fromPart(media: Media, opened: OpenMedia, { start, end, total }: ContentRange): ChosenBytes {
  const { mediaType, body } = opened
  const etag = etagOf(media, opened, total)
  const length = end - start + 1
  const base = { mediaType, etag, total, body, ...traitsOf(opened) }
  return { ...base, status: 206, part: { start, end }, skip: 0, length, hasTail: false }
}

function fromWhole(media: Media, opened: OpenMedia, { range, ifRange }: Wish): ChosenBytes {
  const { mediaType, body, contentLength: total } = opened
  if (opened.status !== 200) {
    dropBody(body)
    throw new UpstreamUnavailable()
  }
  const etag = etagOf(media, opened, total)
  const base = { mediaType, etag, total, body, ...traitsOf(opened) }
  if (!range || total === null || (ifRange !== undefined && ifRange !== etag)) {
    return { ...base, status: 200, part: null, skip: 0, length: total, hasTail: false }
  }
  const part = placeByteRange(range, total)
  if (!part) return { ...base, status: 416, part, skip: 0, length: 0, hasTail: true }
  const { start, end } = part
  return { ...base, status: 206, part, skip: start, length: end - start + 1, hasTail: end < total - 1 }
}

function traitsOf({
  isGrowing = false,
  isTransient = false,
}: OpenMedia): Pick<ChosenBytes, 'isGrowing' | 'isTransient'> {
  return { isGrowing, isTransient }
}

/**
 * A strong validator, since If-Range takes no weak one and seeking would be lost. It stands for the same bytes, though
 * only the subject, its version and its length go into it: recordings never change, previews change with their URL, and
 * what comes whole is hashed. With the length unknown a cut body would pass for the whole, so there is none.
 */
function etagOf({ subject }: Media, { version }: OpenMedia, total: number | null): string | null {
  if (total === null) return null
  const digest = createHash('sha256')
    .update(JSON.stringify([mediaPath(subject), version, total]))
    .digest('base64url')
  return `"${digest.slice(0, 22)}"`
}
