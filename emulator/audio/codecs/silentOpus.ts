import { createHash } from 'node:crypto'
import { type OggPage, oggStream } from './oggStream.js'

const SAMPLE_RATE = 48_000
const PACKET_SAMPLES = 960
const PACKETS_PER_SECOND = SAMPLE_RATE / PACKET_SAMPLES
/** Samples that a decoder discards at the start. */
const PRE_SKIP = 312
const PACKETS_PER_PAGE = 25

/** One 20 ms full-band mono frame with padding. */
const PADDED_FRAME = [0xfb, 0x41]
const SILENT_FRAME = [0xff, 0xfe]

/** An Ogg stream of Opus packets that decode to silence of exactly this length. Its tags contain the label. */
export function silentOpus(durationSecs: number, bitsPerSecond: number, label: string): Buffer {
  const samples = PRE_SKIP + Math.round(durationSecs * SAMPLE_RATE)
  const packet = silentPacket(bitsPerSecond / 8 / PACKETS_PER_SECOND)
  const packets = Math.max(1, Math.ceil(samples / PACKET_SAMPLES))
  const pages: OggPage[] = [
    { packets: [head()], granule: 0 },
    { packets: [tags(label)], granule: 0 },
  ]
  for (let first = 0; first < packets; first += PACKETS_PER_PAGE) {
    const count = Math.min(PACKETS_PER_PAGE, packets - first)
    // The last page ends before its last packet does; the decoder discards the difference.
    const granule = Math.min(samples, (first + count) * PACKET_SAMPLES)
    pages.push({ packets: Array.from({ length: count }, () => packet), granule })
  }
  return oggStream(pages, createHash('sha256').update(label).digest().readUInt32LE(0))
}

function silentPacket(size: number): Buffer {
  const paddingSpace = size - PADDED_FRAME.length - SILENT_FRAME.length
  // The padding length is encoded before the padding: 255 means 254 bytes and one more length byte.
  const lengthBytes = Math.ceil(paddingSpace / 255)
  const padding = paddingSpace - lengthBytes
  const length = [...Array.from<number>({ length: lengthBytes - 1 }).fill(255), padding - (lengthBytes - 1) * 254]
  return Buffer.from([...PADDED_FRAME, ...length, ...SILENT_FRAME, ...new Uint8Array(padding)])
}

function head(): Buffer {
  const packet = Buffer.alloc(19)
  packet.write('OpusHead', 0, 'latin1')
  packet[8] = 1
  packet[9] = 1
  packet.writeUInt16LE(PRE_SKIP, 10)
  packet.writeUInt32LE(SAMPLE_RATE, 12)
  return packet
}

function tags(label: string): Buffer {
  return Buffer.concat([Buffer.from('OpusTags'), sized('polyphony'), uint32(1), sized(`LABEL=${label}`)])
}

function sized(text: string): Buffer {
  return Buffer.concat([uint32(Buffer.byteLength(text)), Buffer.from(text)])
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
