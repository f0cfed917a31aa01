const KILOBITS = {
  3: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  2: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
}
const SAMPLE_RATES = { 3: [44_100, 48_000, 32_000], 2: [22_050, 24_000, 16_000] }

/** What the frames of an MP3 file say. Throws unless frame follows frame from the first byte to the last. */
export function readMp3(file: Buffer): {
  durationSecs: number
  sampleRate: number
  kilobits: number
  /** What stands in each frame behind its side information. */
  data: Buffer[]
} {
  const data: Buffer[] = []
  const seen = new Set<string>()
  let durationSecs = 0
  let sampleRate = 0
  let kilobits = 0
  for (let at = 0; at < file.length; ) {
    const header = file.readUInt32BE(at)
    const version = (header >>> 19) & 3
    if (header >>> 21 !== 0x7ff || (version !== 3 && version !== 2)) throw new Error(`No frame at byte ${at}`)
    if (((header >>> 17) & 3) !== 1) throw new Error(`Not layer III at byte ${at}`)
    if (((header >>> 6) & 3) !== 3) throw new Error(`Not mono at byte ${at}`)
    kilobits = KILOBITS[version][(header >>> 12) & 15]!
    sampleRate = SAMPLE_RATES[version][(header >>> 10) & 3]!
    seen.add(`${version} ${kilobits} ${sampleRate}`)
    const samples = version === 3 ? 1152 : 576
    const length = Math.floor(((samples / 8) * kilobits * 1000) / sampleRate) + ((header >>> 9) & 1)
    const sideInfo = file.subarray(at + 4, at + 4 + (version === 3 ? 17 : 9))
    if (sideInfo.some((byte) => byte !== 0)) throw new Error(`Not silent at byte ${at}`)
    data.push(file.subarray(at + 4 + sideInfo.length, at + length))
    durationSecs += samples / sampleRate
    at += length
    if (at > file.length) throw new Error('The last frame is cut')
  }
  if (seen.size !== 1) throw new Error('The frames do not agree')
  return { durationSecs, sampleRate, kilobits, data }
}
