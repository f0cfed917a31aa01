import { mkdtemp, rm } from 'node:fs/promises'
import { freemem, tmpdir } from 'node:os'
import { join } from 'node:path'
import { reportUploads, type UploadRound } from './reportUploads.js'
import { UploadBench } from './UploadBench.js'
import type { BenchFile } from './UploadJob.js'
import { uploadToSlowUpstream } from './uploadToSlowUpstream.js'
import { writeRecording } from './writeRecording.js'

export interface UploadBenchSettings {
  rounds: number
  /** Size of the large file in MiB. */
  large: number
}

/** The vendor SDK has used five times the file size in memory. If that does not fit, it gets a smaller file. */
const copiesOfSdk = 6
const smallerForSdk = 256
const multiple = { files: 10, mebibytes: 10 }
const concurrent = { uploads: 16, mebibytes: 32 }
const slowMebibytes = 96

/** Uploads through our server, compared with the vendor SDK. */
export async function benchUploads(
  { rounds, large }: UploadBenchSettings,
  databaseUrl: string | undefined,
): Promise<string> {
  const workDir = await mkdtemp(join(tmpdir(), 'polyphony-bench-uploads-'))
  const fitsSdk = freemem() / 2 ** 20 > large * copiesOfSdk
  let bench: UploadBench | undefined
  try {
    const file = (name: string, mebibytes: number) => writeRecording(workDir, name, mebibytes)
    const largeFile = await file('large.wav', large)
    const sdkFile = fitsSdk ? largeFile : await file('smaller.wav', smallerForSdk)
    const multipleFiles = await filesOf(multiple.files, (index) => file(`several-${index}.wav`, multiple.mebibytes))
    const concurrentFiles = await filesOf(concurrent.uploads, (index) =>
      file(`crowd-${index}.wav`, concurrent.mebibytes),
    )
    const slowFile = await file('slow.wav', slowMebibytes)

    const running = await UploadBench.open(
      workDir,
      rounds * (2 * (1 + 1 + concurrent.uploads) + concurrent.uploads + 1),
      databaseUrl,
    )
    bench = running
    /** Measures the same uploads with both, to voices without samples. */
    const measure = async (uploads: readonly BenchFile[][], uploadsOfSdk = uploads) => ({
      ours: await running.uploadThroughServer(uploads.map((files) => running.createJob(files))),
      sdk: await running.uploadWithSdk(uploadsOfSdk.map((files) => running.createJob(files))),
    })
    const measured: UploadRound[] = []
    for (let round = 0; round < rounds; round++) {
      process.stderr.write(`uploads: round ${round + 1} of ${rounds}\n`)
      measured.push({
        large: await measure([[largeFile]], [[sdkFile]]),
        multiple: await measure([multipleFiles]),
        concurrent: await measure(concurrentFiles.map((each) => [each])),
        sequential: await running.uploadThroughServer(
          concurrentFiles.map((each) => running.createJob([each])),
          { sequential: true },
        ),
        slow: await uploadToSlowUpstream(running, slowFile),
      })
    }
    return reportUploads(measured, databaseUrl === undefined ? 'embedded' : 'PostgreSQL')
  } finally {
    await bench?.close()
    await rm(workDir, { recursive: true, force: true })
  }
}

async function filesOf<File>(count: number, make: (index: number) => Promise<File>): Promise<File[]> {
  const files: File[] = []
  for (let index = 0; index < count; index++) files.push(await make(index))
  return files
}
