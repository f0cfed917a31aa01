const CAPTURE_PATTERN = 'OggS'
const HEADER_BYTES = 27
const MAX_SEGMENTS = 255
const CHECKSUM_OFFSET = 22

/** One page of an Ogg stream; it contains whole packets only. */
export interface OggPage {
  packets: readonly Buffer[]
  /** Number of samples that a decoder has at the end of this page, counted from the start of the stream. */
  granule: number
}

/** Encodes pages as an Ogg stream; every page has the same serial number. */
export function oggStream(pages: readonly OggPage[], serial: number): Buffer {
  return Buffer.concat(
    pages.map(({ packets, granule }, index) => {
      const lacing = packets.flatMap(({ length }) => [
        ...Array.from<number>({ length: Math.floor(length / 255) }).fill(255),
        length % 255,
      ])
      if (lacing.length > MAX_SEGMENTS)
        throw new RangeError(`An Ogg page has at most ${MAX_SEGMENTS} segments (got ${lacing.length})`)
      const header = Buffer.alloc(HEADER_BYTES + lacing.length)
      header.write(CAPTURE_PATTERN, 0, 'latin1')
      header[5] = (index === 0 ? 0x02 : 0) | (index === pages.length - 1 ? 0x04 : 0)
      header.writeBigUInt64LE(BigInt(granule), 6)
      header.writeUInt32LE(serial, 14)
      header.writeUInt32LE(index, 18)
      header[26] = lacing.length
      header.set(lacing, HEADER_BYTES)
      const page = Buffer.concat([header, ...packets])
      page.writeUInt32LE(oggChecksum(page), CHECKSUM_OFFSET)
      return page
    }),
  )
}

const TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index << 24
  for (let bit = 0; bit < 8; bit++) value = value & 0x80000000 ? (value << 1) ^ 0x04c11db7 : value << 1
  return value >>> 0
})

/** The CRC of Ogg differs from that of zip: most significant bit first, initial value 0. */
function oggChecksum(bytes: Buffer): number {
  let checksum = 0
  for (const byte of bytes) checksum = ((checksum << 8) ^ TABLE[((checksum >>> 24) ^ byte) & 0xff]!) >>> 0
  return checksum
}
