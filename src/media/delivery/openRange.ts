import type { Readable } from 'node:stream'
import type { ByteSpan, MediaStore } from '../../datasources/media/MediaStore.js'
import { parseByteRange, resolveByteRange } from './byteRange.js'
import type { OpenMedia } from './Media.js'
import { openInTime } from './openInTime.js'

export type MediaFacts = Pick<OpenMedia, 'mediaType' | 'version' | 'isTransient'>

export interface ByteSource {
  readonly sizeBytes: number
  read(span?: ByteSpan): Promise<Readable>
}

/** Opens the range, or all bytes if there is no range or it is not satisfiable. */
export async function openRange(source: ByteSource, range: string | undefined, facts: MediaFacts): Promise<OpenMedia> {
  const total = source.sizeBytes
  const wanted = parseByteRange(range)
  const part = wanted && resolveByteRange(wanted, total)
  if (!part) return { ...facts, status: 200, contentLength: total, contentRange: null, body: await source.read() }
  const { start, end } = part
  const contentRange = `bytes ${start}-${end}/${total}`
  return { ...facts, status: 206, contentLength: end - start + 1, contentRange, body: await source.read(part) }
}

export async function openStoredRange(
  { mediaStore, key }: { mediaStore: Pick<MediaStore, 'open'>; key: string },
  range: string | undefined,
  facts: MediaFacts,
): Promise<OpenMedia | null> {
  const stored = await openInTime(mediaStore, key)
  if (!stored) return null
  try {
    const source = { sizeBytes: stored.sizeBytes, read: async (span?: ByteSpan) => stored.read(span) }
    return await openRange(source, range, facts)
  } finally {
    stored.close()
  }
}
