import type { UploadBench, UploadCost } from './UploadBench.js'
import type { BenchFile } from './UploadJob.js'

export interface SlowUpload extends UploadCost {
  readonly mebibytesPerSecond: number
  /** The most that the client had sent and the upstream had not yet taken, in MiB. */
  readonly leadMiB: number
}

const mebibytesPerSecond = 16
const lookEveryMs = 100
const route = 'POST /v1/voices/pvc/:voice_id/samples'

/** An upload to an upstream that takes its time: what the client may send ahead is what the buffers on the way hold. */
export async function uploadToSlowUpstream(bench: UploadBench, file: BenchFile): Promise<SlowUpload> {
  await bench.controls.addFault({
    kind: 'slow_receiving',
    bytesPerSecond: mebibytesPerSecond * 2 ** 20,
    match: { route },
  })
  const job = bench.jobOf([file])
  let sent = 0
  let lead = 0
  const timer = setInterval(async () => {
    const sentBefore = sent
    const calls = await bench.controls.calls('POST')
    const parts = calls.findLast(({ path }) => path.includes(job.voiceId))?.upload?.parts ?? []
    const taken = parts.find(({ fileName }) => fileName === file.name)?.sizeBytes ?? 0
    lead = Math.max(lead, sentBefore - taken)
  }, lookEveryMs)
  try {
    const cost = await bench.throughOurs([job], {
      onProgress: (bytes) => {
        sent = bytes
      },
    })
    return { ...cost, mebibytesPerSecond, leadMiB: lead / 2 ** 20 }
  } finally {
    clearInterval(timer)
  }
}
