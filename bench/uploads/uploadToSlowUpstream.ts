import type { UploadBench, UploadCost } from './UploadBench.js'
import type { BenchFile } from './UploadJob.js'

export interface SlowUpload extends UploadCost {
  readonly mebibytesPerSecond: number
  /** Maximum number of MiB sent by the client and not yet received by the upstream. */
  readonly aheadMiB: number
}

const mebibytesPerSecond = 16
const pollMs = 100
const route = 'POST /v1/voices/pvc/:voice_id/samples'

/** Uploads to a slow upstream; the client can be ahead only by the size of the buffers in between. */
export async function uploadToSlowUpstream(bench: UploadBench, file: BenchFile): Promise<SlowUpload> {
  await bench.controls.addFault({
    kind: 'slow_receiving',
    bytesPerSecond: mebibytesPerSecond * 2 ** 20,
    match: { route },
  })
  const job = bench.createJob([file])
  let sent = 0
  let maxAhead = 0
  const timer = setInterval(async () => {
    const sentBefore = sent
    const calls = await bench.controls.calls('POST')
    const parts = calls.findLast(({ path }) => path.includes(job.voiceId))?.upload?.parts ?? []
    const taken = parts.find(({ fileName }) => fileName === file.name)?.sizeBytes ?? 0
    maxAhead = Math.max(maxAhead, sentBefore - taken)
  }, pollMs)
  try {
    const cost = await bench.uploadThroughServer([job], {
      onProgress: (bytes) => {
        sent = bytes
      },
    })
    return { ...cost, mebibytesPerSecond, aheadMiB: maxAhead / 2 ** 20 }
  } finally {
    clearInterval(timer)
  }
}
