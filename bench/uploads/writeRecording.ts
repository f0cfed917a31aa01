import { createHash, randomBytes } from 'node:crypto'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import type { BenchFile } from './UploadJob.js'

const chunkBytes = 2 ** 20
const headBytes = 44

/** Writes a WAV file of random noise. Files differ, because the upstream refuses duplicates. */
export async function writeRecording(folder: string, name: string, mebibytes: number): Promise<BenchFile> {
  const sizeBytes = mebibytes * 2 ** 20
  const path = join(folder, name)
  const noise = randomBytes(chunkBytes)
  const head = Buffer.from(noise)
  head.write('RIFF', 0, 'latin1')
  head.writeUInt32LE(sizeBytes - 8, 4)
  head.write('WAVEfmt ', 8, 'latin1')
  // 16 bytes of format: PCM, mono, 44.1 kHz, 16 bits.
  head.set([16, 0, 0, 0, 1, 0, 1, 0, 0x44, 0xac, 0, 0, 0x88, 0x58, 1, 0, 2, 0, 16, 0], 16)
  head.write('data', 36, 'latin1')
  head.writeUInt32LE(sizeBytes - headBytes, 40)

  const hash = createHash('sha256')
  const file = await open(path, 'w')
  for (let index = 0; index < mebibytes; index++) {
    const chunk = index === 0 ? head : noise
    hash.update(chunk)
    await file.writeFile(chunk)
  }
  await file.close()
  return { name, path, mediaType: 'audio/wav', sizeBytes, sha256: hash.digest('hex') }
}
