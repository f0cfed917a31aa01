export interface AudioFile {
  readonly sizeBytes: number
  readAt(start: number, length: number): Promise<Buffer>
}

export interface AudioFacts {
  /** A format of the upstream or of the schema; null for the default. */
  readonly outputFormat: string | null
  readonly mediaType: string
  readonly endSecs: number | null
}

const headBytes = 4096
/** Twice the maximum length of an Ogg page, so that one begins in it. */
const tailBytes = 2 * 65_307

/** In seconds; null if unknown. Reads at most 140 KB: music-metadata would read all of an Ogg file. */
export async function durationOf(file: AudioFile, facts: AudioFacts): Promise<number | null> {
  const [codec = '', sampleRate] = (facts.outputFormat ?? '').toLowerCase().split('_')
  const head = await file.readAt(0, headBytes)
  if (codec === 'pcm') return file.sizeBytes / 2 / Number(sampleRate)
  if (codec === 'ulaw' || codec === 'alaw') return file.sizeBytes / Number(sampleRate)
  if (facts.mediaType === 'audio/basic') return file.sizeBytes / 8000
  const secs = wavSecs(head, file.sizeBytes) ?? (await oggSecs(head, file)) ?? (await mp3Secs(head, file))
  return secs ?? facts.endSecs
}

/** The length field of a WAV file that was written as a stream can be wrong. */
function wavSecs(head: Buffer, sizeBytes: number): number | null {
  if (head.length < 12 || head.toString('latin1', 0, 4) + head.toString('latin1', 8, 12) !== 'RIFFWAVE') return null
  let bytesPerSecond = 0
  for (let at = 12; at + 8 <= head.length; ) {
    const name = head.toString('latin1', at, at + 4)
    const length = head.readUInt32LE(at + 4)
    if (name === 'fmt ' && at + 20 <= head.length) bytesPerSecond = head.readUInt32LE(at + 16)
    if (name === 'data') return bytesPerSecond === 0 ? null : Math.min(length, sizeBytes - at - 8) / bytesPerSecond
    at += 8 + length + (length % 2)
  }
  return null
}

/** The last page of Ogg Opus has the number of samples so far, always at 48 kHz. */
async function oggSecs(head: Buffer, file: AudioFile): Promise<number | null> {
  if (head.toString('latin1', 0, 4) !== 'OggS') return null
  const opus = head.indexOf('OpusHead')
  if (opus < 0 || opus + 12 > head.length) return null
  const tail = await file.readAt(Math.max(0, file.sizeBytes - tailBytes), tailBytes)
  const last = tail.lastIndexOf('OggS')
  if (last < 0 || last + 14 > tail.length) return null
  const samples = Number(tail.readBigInt64LE(last + 6)) - head.readUInt16LE(opus + 10)
  return samples < 0 ? null : samples / 48_000
}

/** Kilobits per second of layer III, by the index in a frame header. */
const mpeg1Bitrates = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320]
const mpeg2Bitrates = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]
const mpeg1SampleRates = [44_100, 48_000, 32_000]

/** By the frame count of the encoder, or else by the bitrate of the first frame. */
async function mp3Secs(head: Buffer, file: AudioFile): Promise<number | null> {
  const start = tagBytes(head)
  const first = start === 0 ? head : await file.readAt(start, headBytes)
  if (first.length < 4 || first[0] !== 0xff || (first[1]! & 0xe6) !== 0xe2) return null
  const version = (first[1]! >> 3) & 0b11
  const isMpeg1 = version === 0b11
  const kilobits = (isMpeg1 ? mpeg1Bitrates : mpeg2Bitrates)[first[2]! >> 4]
  const mpeg1Rate = mpeg1SampleRates[(first[2]! >> 2) & 0b11]
  if (version === 0b01 || !kilobits || mpeg1Rate === undefined) return null
  const sampleRate = isMpeg1 ? mpeg1Rate : mpeg1Rate / (version === 0b10 ? 2 : 4)
  const frames = declaredFrames(first, isMpeg1)
  if (frames !== null) return (frames * (isMpeg1 ? 1152 : 576)) / sampleRate
  return ((file.sizeBytes - start) * 8) / (kilobits * 1000)
}

function tagBytes(head: Buffer): number {
  if (head.length < 10 || head.toString('latin1', 0, 3) !== 'ID3') return 0
  const size = [6, 7, 8, 9].reduce((sum, at) => sum * 128 + (head[at]! & 0x7f), 0)
  const hasFooter = (head[5]! & 0x10) !== 0
  return 10 + size + (hasFooter ? 10 : 0)
}

function declaredFrames(frame: Buffer, isMpeg1: boolean): number | null {
  const isMono = frame[3]! >> 6 === 0b11
  const sideInfoBytes = isMpeg1 ? (isMono ? 17 : 32) : isMono ? 9 : 17
  const at = 4 + sideInfoBytes
  const name = frame.toString('latin1', at, at + 4)
  if ((name !== 'Xing' && name !== 'Info') || at + 12 > frame.length) return null
  const hasFrames = (frame.readUInt32BE(at + 4) & 1) !== 0
  return hasFrames ? frame.readUInt32BE(at + 8) : null
}
