import { AAC_FRAME_SAMPLES, AAC_SAMPLE_RATE, SILENT_AAC_FRAME, silentAacFrames } from './silentAac.js'

const NO_ROTATION = [0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000]

/** An MP4 file of at least this length with one silent audio track and no video track. */
export function silentMp4(durationSecs: number): Buffer {
  const frames = silentAacFrames(durationSecs)
  const data = Buffer.alloc(frames * SILENT_AAC_FRAME.length, SILENT_AAC_FRAME)
  const type = box('ftyp', Buffer.from('isom\0\0\x02\0isommp41', 'latin1'))
  const movie = (dataAt: number) => box('moov', movieHeader(frames), track(frames, dataAt))
  const dataAt = type.length + movie(0).length + 8
  return Buffer.concat([type, movie(dataAt), box('mdat', data)])
}

function box(name: string, ...contents: Buffer[]): Buffer {
  const body = Buffer.concat(contents)
  const head = Buffer.alloc(8)
  head.writeUInt32BE(8 + body.length, 0)
  head.write(name, 4, 'latin1')
  return Buffer.concat([head, body])
}

/** A box that starts with version and flags. */
function fullBox(name: string, flags: number, ...contents: Buffer[]): Buffer {
  return box(name, words32(flags), ...contents)
}

function words32(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4)
  values.forEach((value, index) => {
    bytes.writeUInt32BE(value, index * 4)
  })
  return bytes
}

function words16(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2)
  values.forEach((value, index) => {
    bytes.writeUInt16BE(value, index * 2)
  })
  return bytes
}

function samplesOf(frames: number): number {
  return frames * AAC_FRAME_SAMPLES
}

function movieHeader(frames: number): Buffer {
  const times = words32(0, 0, AAC_SAMPLE_RATE, samplesOf(frames))
  const rateAndVolume = Buffer.concat([words32(0x10000), words16(0x0100, 0), words32(0, 0)])
  return fullBox('mvhd', 0, times, rateAndVolume, words32(...NO_ROTATION, 0, 0, 0, 0, 0, 0, 2))
}

function track(frames: number, dataAt: number): Buffer {
  const header = fullBox(
    'tkhd',
    3,
    words32(0, 0, 1, 0, samplesOf(frames), 0, 0),
    words16(0, 0, 0x0100, 0),
    words32(...NO_ROTATION, 0, 0),
  )
  const mediaHeader = fullBox('mdhd', 0, words32(0, 0, AAC_SAMPLE_RATE, samplesOf(frames)), words16(0x55c4, 0))
  const handler = fullBox('hdlr', 0, words32(0), Buffer.from('soun', 'latin1'), words32(0, 0, 0), Buffer.from([0]))
  const dataInformation = box('dinf', fullBox('dref', 0, words32(1), fullBox('url ', 1)))
  const information = box('minf', fullBox('smhd', 0, words32(0)), dataInformation, sampleTable(frames, dataAt))
  return box('trak', header, box('mdia', mediaHeader, handler, information))
}

function sampleTable(frames: number, dataAt: number): Buffer {
  return box(
    'stbl',
    fullBox('stsd', 0, words32(1), audioSampleEntry()),
    fullBox('stts', 0, words32(1, frames, AAC_FRAME_SAMPLES)),
    fullBox('stsc', 0, words32(1, 1, frames, 1)),
    fullBox('stsz', 0, words32(SILENT_AAC_FRAME.length, frames)),
    fullBox('stco', 0, words32(1, dataAt)),
  )
}

function audioSampleEntry(): Buffer {
  const header = [words32(0), words16(0, 1), words32(0, 0), words16(1, 16, 0, 0), words32(AAC_SAMPLE_RATE * 0x10000)]
  // An elementary stream: AAC-LC at 44.1 kHz with one channel.
  const config = Buffer.from([0x05, 2, 0x12, 0x08])
  const decoder = Buffer.concat([Buffer.from([0x04, 13 + config.length, 0x40, 0x15, 0, 0, 0]), words32(0, 0), config])
  const layer = Buffer.from([0x06, 1, 0x02])
  const stream = Buffer.concat([Buffer.from([0x03, 3 + decoder.length + layer.length, 0, 1, 0]), decoder, layer])
  return box('mp4a', ...header, fullBox('esds', 0, stream))
}
