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
  resolveByteRange,
} from './byteRange.js'
import type { Media, OpenMedia } from './Media.js'

export interface BytesRequest {
  readonly range: ByteRange | null
  readonly ifRange: string | undefined
  readonly isHead?: boolean
}

export interface ChosenBytes {
  /** With 416 no bytes are sent. */
  readonly status: 200 | 206 | 416
  readonly mediaType: string | null
  readonly etag: string | null
  readonly total: number | null
  /** Null unless the status is 206. */
  readonly part: BytePart | null
  readonly body: Readable
  readonly skip: number
  /** Bytes sent after them; null for all. */
  readonly length: number | null
  /** Further bytes follow that are not sent. */
  readonly hasTail: boolean
  /** Ranges will be available although there is no validator yet. */
  readonly isGrowing: boolean
  readonly isTransient: boolean
}

/** Falls back to the whole body if the source does not send the range. The caller must read or drop the body. */
export async function chooseBytes(media: Media, request: BytesRequest): Promise<ChosenBytes> {
  if (request.isHead && media.openHead) return fromWhole(media, await media.openHead(), request)
  if (!request.range) return fromWhole(media, await media.open(), request)
  const opened = await openRange(media, request.range)
  if (opened.status !== 206) return fromWhole(media, opened, request)
  const part = parseContentRange(opened.contentRange)
  if (part && satisfies(part, request.range, opened.contentLength)) {
    const chosen = fromPart(media, opened, part)
    if (request.ifRange === undefined || request.ifRange === chosen.etag) return chosen
  }
  dropBody(opened.body)
  return fromWhole(media, await media.open(), request)
}

export function dropBody(body: Readable): void {
  body.on('error', () => {})
  body.destroy()
}

/** The upstream refuses an unsatisfiable range. The length is known only from the whole body. */
async function openRange(media: Media, range: ByteRange): Promise<OpenMedia> {
  try {
    return await media.open(formatByteRange(range))
  } catch (error) {
    if (error instanceof UpstreamRejected) return media.open()
    throw error
  }
}

function satisfies({ start, end, total }: ContentRange, range: ByteRange, length: number | null): boolean {
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

function fromWhole(media: Media, opened: OpenMedia, { range, ifRange }: BytesRequest): ChosenBytes {
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
  const part = resolveByteRange(range, total)
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
 * A strong validator, which `If-Range` needs: recordings never change, previews change with their URL, and the version
 * of buffered media is its hash. Null if the length is unknown, because a truncated body would have the same validator.
 */
function etagOf({ subject }: Media, { version }: OpenMedia, total: number | null): string | null {
  if (total === null) return null
  const digest = createHash('sha256')
    .update(JSON.stringify([mediaPath(subject), version, total]))
    .digest('base64url')
  return `"${digest.slice(0, 22)}"`
}
