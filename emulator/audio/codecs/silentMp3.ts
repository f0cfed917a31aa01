/** Bit rates in kbit/s by their index in a frame header, for layer III. */
const MPEG_1_RATES = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320]
const MPEG_2_RATES = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]
const MPEG_1_SAMPLINGS = [44_100, 48_000, 32_000]
const MPEG_2_SAMPLINGS = [22_050, 24_000, 16_000]

const HEADER_BYTES = 4
const MONO = 0xc0

/**
 * Mono MP3 frames that decode to silence of at least this length. The unused bytes of each frame contain the label and
 * the frame number, so that tests can tell files and chunks apart.
 */
export function silentMp3(
  durationSecs: number,
  { sampleRate, bitsPerSecond }: { sampleRate: number; bitsPerSecond: number },
  label: string,
): Buffer {
  const isMpeg1 = MPEG_1_SAMPLINGS.includes(sampleRate)
  const [rates, samplings] = isMpeg1 ? [MPEG_1_RATES, MPEG_1_SAMPLINGS] : [MPEG_2_RATES, MPEG_2_SAMPLINGS]
  const rateIndex = rates.indexOf(bitsPerSecond / 1000)
  const samplingIndex = samplings.indexOf(sampleRate)
  if (rateIndex < 1 || samplingIndex < 0) {
    throw new RangeError(`MP3 does not support ${sampleRate} Hz at ${bitsPerSecond} bit/s`)
  }
  const frameSamples = isMpeg1 ? 1152 : 576
  const sideInfoBytes = isMpeg1 ? 17 : 9
  const exactBytes = ((frameSamples / 8) * bitsPerSecond) / sampleRate
  const frames = Math.max(1, Math.ceil((durationSecs * sampleRate) / frameSamples))

  // If the rates do not divide evenly, some frames have one padding byte, so that the mean bit rate is correct.
  const startOf = (frame: number) => Math.floor(exactBytes * frame)
  const bytes = Buffer.alloc(startOf(frames))
  for (let frame = 0; frame < frames; frame++) {
    const start = startOf(frame)
    const end = startOf(frame + 1)
    const padded = end - start > Math.floor(exactBytes) ? 0x02 : 0
    const header = [0xff, isMpeg1 ? 0xfb : 0xf3, (rateIndex << 4) | (samplingIndex << 2) | padded, MONO]
    bytes.set(header, start)
    bytes.write(`${label}:${frame}`, start + HEADER_BYTES + sideInfoBytes, end, 'latin1')
  }
  return bytes
}
