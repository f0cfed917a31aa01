import { SenderRate } from '../../async/limiters/SenderRate.js'
import { type SlotCaps, type SlotOwner, SlotPreemption } from '../../async/limiters/SlotPreemption.js'
import { RateLimited, UploadRefused } from '../../errors.js'
import type { UploadedFile } from '../../schema/shared/Upload.js'
import { type ReadUploadsOptions, readUploads } from './readUploads.js'

export interface HoldOptions extends ReadUploadsOptions {
  maxBytes: number
  /** How long the file may take to come in: as long as it does, it keeps others out. */
  maxMs?: number
  /** For whom it is held. Without it, only the number of all that are held is bounded. */
  owner?: SlotOwner
}

/** How many whole files this process has in memory at a time. */
const caps: SlotCaps = { total: 8, perTenant: 4, perViewer: 2 }
/** Senders that are slower than this end for others, when there are as many as there may be. */
const preemption = { afterMs: 0, slowBytesPerSec: 64 * 1024, unequalBytesPerSec: 256 * 1024 }
const rateWindowMs = 5_000
const held = new SlotPreemption(preemption, () => caps)

/**
 * Reads a file into memory, for an upstream that wants it inside of something else, and holds it while `work` goes on.
 *
 * @throws RateLimited when too many are held already; what readUploads throws.
 */
export async function bufferUpload<Result>(
  file: Promise<UploadedFile>,
  options: HoldOptions,
  work: (bytes: Buffer) => Promise<Result>,
): Promise<Result> {
  const { owner, signal, ...rest } = options
  if (owner && held.heldBy(owner, 'viewer') >= caps.perViewer) throw new RateLimited('VIEWER')
  const isTenantFull = owner !== undefined && held.heldBy(owner, 'tenant') >= caps.perTenant
  const isFull = isTenantFull || held.held >= caps.total
  if (isFull && !(owner && held.preemptFor(owner))) throw new RateLimited('QUEUE')
  const holder = held.hold(owner ?? { tenantId: null })
  const ending = new AbortController()
  const rate = new SenderRate(rateWindowMs)
  holder.work = {
    get bytesPerSec() {
      return ending.signal.aborted ? null : rate.bytesPerSec
    },
    preempt: () => ending.abort(new UploadRefused('SLOW', 'This file came in slowly while others waited.')),
  }
  try {
    const signals = signal ? [signal, ending.signal] : [ending.signal]
    const bytes = await readInTime(file, { ...rest, signal: AbortSignal.any(signals) }, rate).catch(
      (error: unknown) => {
        throw ending.signal.aborted ? ending.signal.reason : error
      },
    )
    holder.work = undefined
    return await work(bytes)
  } finally {
    held.release(holder)
  }
}

async function readInTime(
  file: Promise<UploadedFile>,
  { maxMs = 120_000, signal, ...options }: HoldOptions,
  rate: SenderRate,
): Promise<Buffer> {
  const late = AbortSignal.timeout(maxMs)
  try {
    return await readWhole(file, { ...options, signal: signal ? AbortSignal.any([signal, late]) : late }, rate)
  } catch (error) {
    if (!late.aborted || signal?.aborted) throw error
    const { fileName } = await Promise.race([file, { fileName: undefined }])
    throw new UploadRefused('IDLE', 'This file came in too slowly.', { fileName, cause: error })
  }
}

async function readWhole(file: Promise<UploadedFile>, options: ReadUploadsOptions, rate: SenderRate): Promise<Buffer> {
  const reading = readUploads([file], options)
  const chunks: Buffer[] = []
  rate.waitBegins()
  for await (const part of reading.parts) {
    for await (const chunk of part.bytes) {
      rate.waitEnds(chunk.length)
      // A copy: its memory is used for what comes after it.
      chunks.push(Buffer.from(chunk))
      rate.waitBegins()
    }
  }
  await reading.assertWhole()
  return Buffer.concat(chunks)
}
