const KILOBITS = {
  3: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  2: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
}
const SAMPLE_RATES = { 3: [44_100, 48_000, 32_000], 2: [22_050, 24_000, 16_000] }

interface Frame {
  sampleRate: number
  kilobits: number
  durationSecs: number
  data: Buffer
  end: number
}

/** Parses an MP3 file. Throws if it contains anything other than valid, equal frames. */
export function readMp3(file: Buffer): {
  durationSecs: number
  sampleRate: number
  kilobits: number
  /** The data of each frame after its side information. */
  data: Buffer[]
} {
  const frames: Frame[] = []
  for (let at = 0; at < file.length; at = frames.at(-1)!.end) frames.push(readFrame(file, at))
  const [first] = frames
  if (!first) throw new Error('The file has no frames')
  const { sampleRate, kilobits } = first
  if (frames.some((frame) => frame.sampleRate !== sampleRate || frame.kilobits !== kilobits)) {
    throw new Error('The frames have different formats')
  }
  const durationSecs = frames.reduce((sum, frame) => sum + frame.durationSecs, 0)
  return { durationSecs, sampleRate, kilobits, data: frames.map(({ data }) => data) }
}

function readFrame(file: Buffer, at: number): Frame {
  const header = file.readUInt32BE(at)
  const version = (header >>> 19) & 3
  if (header >>> 21 !== 0x7ff || (version !== 3 && version !== 2)) throw new Error(`No frame at byte ${at}`)
  if (((header >>> 17) & 3) !== 1) throw new Error(`Not layer III at byte ${at}`)
  if (((header >>> 6) & 3) !== 3) throw new Error(`Not mono at byte ${at}`)
  const kilobits = KILOBITS[version][(header >>> 12) & 15]!
  const sampleRate = SAMPLE_RATES[version][(header >>> 10) & 3]!
  const samples = version === 3 ? 1152 : 576
  const end = at + Math.floor(((samples / 8) * kilobits * 1000) / sampleRate) + ((header >>> 9) & 1)
  if (end > file.length) throw new Error('The last frame is truncated')
  const sideInfo = file.subarray(at + 4, at + 4 + (version === 3 ? 17 : 9))
  if (sideInfo.some((byte) => byte !== 0)) throw new Error(`Not silent at byte ${at}`)
  const data = file.subarray(at + 4 + sideInfo.length, end)
  return { sampleRate, kilobits, durationSecs: samples / sampleRate, data, end }
}
