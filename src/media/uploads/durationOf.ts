/** The bytes of a whole sound, wherever they are. */
export interface SoundBytes {
  readonly sizeBytes: number
  /** As many as there are of these. */
  readAt(start: number, length: number): Promise<Buffer>
}

export interface SourceFacts {
  /** As the voice service or the graph names it; null where nobody chose one. */
  readonly outputFormat: string | null
  readonly mediaType: string
  /** When the last character ends, of a sound with times; null for others. */
  readonly endSecs: number | null
}

const HEAD_BYTES = 4096
/** Twice as long as a page of Ogg can be, so that one begins in it. */
const TAIL_BYTES = 2 * 65_307

/** How long a sound plays, read from a few of its bytes; null where neither they nor the format say it. */
export async function durationOf(bytes: SoundBytes, facts: SourceFacts): Promise<number | null> {
  const [codec = '', sampleRate] = (facts.outputFormat ?? '').toLowerCase().split('_')
  const head = await bytes.readAt(0, HEAD_BYTES)
  if (codec === 'pcm') return bytes.sizeBytes / 2 / Number(sampleRate)
  if (codec === 'ulaw' || codec === 'alaw') return bytes.sizeBytes / Number(sampleRate)
  if (facts.mediaType === 'audio/basic') return bytes.sizeBytes / 8000
  const said = wavSecs(head, bytes.sizeBytes) ?? (await oggSecs(head, bytes)) ?? (await mp3Secs(head, bytes))
  return said ?? facts.endSecs
}

/** Of a WAV file as far as it is there: one that was written as a stream may say nonsense of its length. */
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

/** Of Opus in Ogg: its last page says how many samples there are by then, at 48 kHz whatever was asked for. */
async function oggSecs(head: Buffer, bytes: SoundBytes): Promise<number | null> {
  if (head.toString('latin1', 0, 4) !== 'OggS') return null
  const opus = head.indexOf('OpusHead')
  if (opus < 0 || opus + 12 > head.length) return null
  const start = Math.max(0, bytes.sizeBytes - TAIL_BYTES)
  const tail = await bytes.readAt(start, TAIL_BYTES)
  const last = tail.lastIndexOf('OggS')
  if (last < 0 || last + 14 > tail.length) return null
  const samples = Number(tail.readBigInt64LE(last + 6)) - head.readUInt16LE(opus + 10)
  return samples < 0 ? null : samples / 48_000
}

/** Kilobits a second by their index in the head of a frame, for layer III. */
const MPEG_1_RATES = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320]
const MPEG_2_RATES = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]
const MPEG_1_SAMPLING = [44_100, 48_000, 32_000]

/** Of MP3: by the number of frames where an encoder has left it, by the bitrate of the first frame otherwise. */
async function mp3Secs(head: Buffer, bytes: SoundBytes): Promise<number | null> {
  const start = tagBytes(head)
  const first = start === 0 ? head : await bytes.readAt(start, HEAD_BYTES)
  if (first.length < 4 || first[0] !== 0xff || (first[1]! & 0xe6) !== 0xe2) return null
  const version = (first[1]! >> 3) & 0b11
  const isMpeg1 = version === 0b11
  const kilobits = (isMpeg1 ? MPEG_1_RATES : MPEG_2_RATES)[first[2]! >> 4]
  const sampling = MPEG_1_SAMPLING[(first[2]! >> 2) & 0b11]
  if (version === 0b01 || !kilobits || sampling === undefined) return null
  const sampleRate = isMpeg1 ? sampling : sampling / (version === 0b10 ? 2 : 4)
  const frames = framesSaid(first, isMpeg1)
  if (frames !== null) return (frames * (isMpeg1 ? 1152 : 576)) / sampleRate
  return ((bytes.sizeBytes - start) * 8) / (kilobits * 1000)
}

/** How many bytes of tags stand before the sound. */
function tagBytes(head: Buffer): number {
  if (head.length < 10 || head.toString('latin1', 0, 3) !== 'ID3') return 0
  const size = [6, 7, 8, 9].reduce((sum, at) => sum * 128 + (head[at]! & 0x7f), 0)
  const hasFooter = (head[5]! & 0x10) !== 0
  return 10 + size + (hasFooter ? 10 : 0)
}

/** What stands in the first frame of an encoder that has counted them. */
function framesSaid(frame: Buffer, isMpeg1: boolean): number | null {
  const isMono = frame[3]! >> 6 === 0b11
  const sideInfoBytes = isMpeg1 ? (isMono ? 17 : 32) : isMono ? 9 : 17
  const at = 4 + sideInfoBytes
  const name = frame.toString('latin1', at, at + 4)
  if ((name !== 'Xing' && name !== 'Info') || at + 12 > frame.length) return null
  const hasFrames = (frame.readUInt32BE(at + 4) & 1) !== 0
  return hasFrames ? frame.readUInt32BE(at + 8) : null
}
