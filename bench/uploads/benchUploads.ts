import { mkdtemp, rm } from 'node:fs/promises'
import { freemem, tmpdir } from 'node:os'
import { join } from 'node:path'
import { reportUploads, type UploadRound } from './reportUploads.js'
import { UploadBench } from './UploadBench.js'
import type { BenchFile } from './UploadJob.js'
import { uploadToSlowUpstream } from './uploadToSlowUpstream.js'
import { writeRecording } from './writeRecording.js'

export interface UploadSizes {
  rounds: number
  /** Of the one large file, in MiB. */
  large: number
}

/** The vendor's client has been seen to hold a file five times over; where that does not fit it gets a smaller one. */
const copiesOfSdk = 6
const smallerForSdk = 256
const several = { files: 10, mebibytes: 10 }
const crowd = { uploads: 16, mebibytes: 32 }
const slowMebibytes = 96

/** Uploads through our server against the same uploads by the vendor's client, straight to the upstream. */
export async function benchUploads({ rounds, large }: UploadSizes, databaseUrl: string | undefined): Promise<string> {
  const workDir = await mkdtemp(join(tmpdir(), 'polyphony-bench-uploads-'))
  const fitsSdk = freemem() / 2 ** 20 > large * copiesOfSdk
  let bench: UploadBench | undefined
  try {
    const file = (name: string, mebibytes: number) => writeRecording(workDir, name, mebibytes)
    const largeFile = await file('large.wav', large)
    const sdkFile = fitsSdk ? largeFile : await file('smaller.wav', smallerForSdk)
    const severalFiles = await filesOf(several.files, (index) => file(`several-${index}.wav`, several.mebibytes))
    const crowdFiles = await filesOf(crowd.uploads, (index) => file(`crowd-${index}.wav`, crowd.mebibytes))
    const slowFile = await file('slow.wav', slowMebibytes)

    const running = await UploadBench.open(
      workDir,
      rounds * (2 * (1 + 1 + crowd.uploads) + crowd.uploads + 1),
      databaseUrl,
    )
    bench = running
    /** The same uploads both ways, each time to voices that have no samples yet. */
    const measure = async (uploads: readonly BenchFile[][], uploadsOfSdk = uploads) => ({
      ours: await running.throughOurs(uploads.map((files) => running.jobOf(files))),
      sdk: await running.bySdk(uploadsOfSdk.map((files) => running.jobOf(files))),
    })
    const measured: UploadRound[] = []
    for (let round = 0; round < rounds; round++) {
      process.stderr.write(`uploads: round ${round + 1} of ${rounds}\n`)
      measured.push({
        large: await measure([[largeFile]], [[sdkFile]]),
        several: await measure([severalFiles]),
        crowd: await measure(crowdFiles.map((each) => [each])),
        inTurn: await running.throughOurs(
          crowdFiles.map((each) => running.jobOf([each])),
          { inTurn: true },
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
