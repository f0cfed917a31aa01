import { RateLimited, UploadRefused } from '../errors.js'
import type { UploadedFile } from '../schema/shared/Upload.js'
import { type ReadUploadsOptions, readUploads } from './readUploads.js'

export interface HoldOptions extends ReadUploadsOptions {
  maxBytes: number
  /** How long the file may take to come in: as long as it does, it keeps others out. */
  maxMs?: number
}

/** How many whole files this process has in memory at a time. */
const MOST_HELD = 8
let held = 0

/**
 * Reads a file into memory, for an upstream that wants it inside of something else, and holds it while `work` goes on.
 *
 * @throws RateLimited when too many are held already; what readUploads throws.
 */
export async function holdUpload<Result>(
  file: Promise<UploadedFile>,
  options: HoldOptions,
  work: (bytes: Buffer) => Promise<Result>,
): Promise<Result> {
  if (held >= MOST_HELD) throw new RateLimited('QUEUE')
  held += 1
  try {
    return await work(await readInTime(file, options))
  } finally {
    held -= 1
  }
}

async function readInTime(
  file: Promise<UploadedFile>,
  { maxMs = 120_000, signal, ...options }: HoldOptions,
): Promise<Buffer> {
  const late = AbortSignal.timeout(maxMs)
  try {
    return await readWhole(file, { ...options, signal: signal ? AbortSignal.any([signal, late]) : late })
  } catch (error) {
    if (!late.aborted || signal?.aborted) throw error
    const { fileName } = await Promise.race([file, { fileName: undefined }])
    throw new UploadRefused('IDLE', 'This file came in too slowly.', fileName, { cause: error })
  }
}

async function readWhole(file: Promise<UploadedFile>, options: ReadUploadsOptions): Promise<Buffer> {
  const reading = readUploads([file], options)
  const chunks: Buffer[] = []
  for await (const part of reading.parts) {
    // A copy: its memory is used for what comes after it.
    for await (const chunk of part.bytes) chunks.push(Buffer.from(chunk))
  }
  await reading.assertWhole()
  return Buffer.concat(chunks)
}
