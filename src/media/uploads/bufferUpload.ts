import { SenderRate } from '../../async/limiters/SenderRate.js'
import { type SlotCaps, type SlotOwner, SlotPreemption } from '../../async/limiters/SlotPreemption.js'
import { RateLimited, UploadRefused } from '../../errors.js'
import type { UploadedFile } from '../../schema/shared/Upload.js'
import { type ReadUploadsOptions, readUploads } from './readUploads.js'

export interface BufferOptions extends ReadUploadsOptions {
  /** Longest time for the file to arrive. It holds a slot in this time. */
  maxMs?: number
  owner?: SlotOwner
}

const caps: SlotCaps = { total: 8, perTenant: 4, perViewer: 2 }
const preemption = { afterMs: 0, slowBytesPerSec: 64 * 1024, unequalBytesPerSec: 256 * 1024 }
const rateWindowMs = 5_000
const slots = new SlotPreemption(preemption, () => caps)

/** Keeps a file in memory until `work` has ended. @throws RateLimited at a limit; also as readUploads. */
export async function bufferUpload<Result>(
  file: Promise<UploadedFile>,
  options: BufferOptions,
  work: (bytes: Buffer) => Promise<Result>,
): Promise<Result> {
  const { owner, signal, ...rest } = options
  if (owner && slots.heldBy(owner, 'viewer') >= caps.perViewer) throw new RateLimited('VIEWER')
  const isTenantFull = owner !== undefined && slots.heldBy(owner, 'tenant') >= caps.perTenant
  const isFull = isTenantFull || slots.held >= caps.total
  if (isFull && !(owner && slots.preemptFor(owner))) throw new RateLimited('QUEUE')
  const holder = slots.hold(owner ?? { tenantId: null })
  const ending = new AbortController()
  const rate = new SenderRate(rateWindowMs)
  holder.work = {
    get bytesPerSec() {
      return ending.signal.aborted ? null : rate.bytesPerSec
    },
    preempt: () => ending.abort(new UploadRefused('SLOW', 'This upload was slow while others were waiting.')),
  }
  try {
    const signals = signal ? [signal, ending.signal] : [ending.signal]
    const bytes = await readInTime(file, { ...rest, signal: AbortSignal.any(signals) }, rate).catch(
      (error: unknown) => {
        const reason = ending.signal.aborted ? ending.signal.reason : error
        throw reason instanceof UploadRefused && rest.argument !== undefined ? reason.at(rest.argument) : reason
      },
    )
    holder.work = undefined
    return await work(bytes)
  } finally {
    slots.release(holder)
  }
}

async function readInTime(
  file: Promise<UploadedFile>,
  { maxMs = 120_000, signal, ...options }: BufferOptions,
  rate: SenderRate,
): Promise<Buffer> {
  const late = AbortSignal.timeout(maxMs)
  try {
    return await readWhole(file, { ...options, signal: signal ? AbortSignal.any([signal, late]) : late }, rate)
  } catch (error) {
    if (!late.aborted || signal?.aborted) throw error
    const { fileName } = await Promise.race([file, { fileName: undefined }])
    throw new UploadRefused('IDLE', 'This file did not arrive in time.', { fileName, cause: error })
  }
}

async function readWhole(file: Promise<UploadedFile>, options: ReadUploadsOptions, rate: SenderRate): Promise<Buffer> {
  const reading = readUploads(file, options)
  const chunks: Buffer[] = []
  rate.waitBegins()
  for await (const part of reading.parts) {
    for await (const chunk of part.bytes) {
      rate.waitEnds(chunk.length)
      // A copy, because the memory of a chunk is reused.
      chunks.push(Buffer.from(chunk))
      rate.waitBegins()
    }
  }
  await reading.assertComplete()
  return Buffer.concat(chunks)
}
