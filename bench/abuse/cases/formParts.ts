import type { Random } from '../random/Random.js'

export interface FormPart {
  /** The lines of its head, without line ends. */
  readonly head: readonly string[]
  readonly content: Buffer | string
}

export function fieldPart(name: string, content: string): FormPart {
  return { head: [`content-disposition: form-data; name="${name}"`], content }
}

export function filePart(name: string, random: Random): FormPart {
  const fileName = random.pick([
    'take.wav',
    'take.mp3',
    '../../take.wav',
    '',
    'x'.repeat(5_000),
    'ä"; x="',
    '\u0000.wav',
  ])
  const type = random.pick([
    'audio/wav',
    'audio/mpeg',
    'video/mp4',
    'text/html',
    'image/png',
    '',
    'audio/wav; charset=x',
  ])
  return {
    head: [`content-disposition: form-data; name="${name}"; filename="${fileName}"`, `content-type: ${type}`],
    content: fileContent(random),
  }
}

/** A form, as it should be. */
export function writeForm(parts: readonly FormPart[], boundary: string): Buffer {
  const written = parts.flatMap(({ head, content }) => [
    Buffer.from(`--${boundary}\r\n${head.join('\r\n')}\r\n\r\n`, 'utf8'),
    Buffer.from(content as string),
    Buffer.from('\r\n'),
  ])
  return Buffer.concat([...written, Buffer.from(`--${boundary}--\r\n`)])
}

/** The name of the `index`th file. */
export function mapOf(paths: readonly string[]): Record<string, string[]> {
  return Object.fromEntries(paths.map((path, index) => [String(index), [path]]))
}

function fileContent(random: Random): Buffer {
  return random.weighted<() => Buffer>([
    [5, () => silentWav(random.int(1, 100_000))],
    [2, () => Buffer.alloc(0)],
    [2, () => Buffer.from(Array.from({ length: random.int(1, 2_000) }, () => random.int(0, 255)))],
    [1, () => Buffer.from('<!doctype html><script>alert(1)</script>')],
    [1, () => silentWav(random.int(100_000, 2_000_000))],
    // A header with a greater length than the audio.
    [1, () => silentWav(2 ** 31, 1_000)],
  ])()
}

export function silentWav(dataBytes: number, present = dataBytes): Buffer {
  const head = Buffer.alloc(44)
  head.write('RIFF', 0)
  head.writeUInt32LE(Math.min(36 + dataBytes, 2 ** 32 - 1), 4)
  head.write('WAVEfmt ', 8)
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(16_000, 24)
  head.writeUInt32LE(32_000, 28)
  head.writeUInt16LE(2, 32)
  head.writeUInt16LE(16, 34)
  head.write('data', 36)
  head.writeUInt32LE(dataBytes, 40)
  return Buffer.concat([head, Buffer.alloc(present)])
}
