/** What an Ogg file with Opus in it says. Throws unless its pages, packets and checksums are as a decoder needs them. */
export function readOpus(file: Buffer): { durationSecs: number; packets: Buffer[]; comments: string[] } {
  const packets: Buffer[] = []
  let granule = 0n
  let sequence = 0
  let serial: number | undefined
  let flags = 0
  for (let at = 0; at < file.length; ) {
    if (file.toString('latin1', at, at + 4) !== 'OggS') throw new Error(`No page at byte ${at}`)
    const segments = file[at + 26]!
    const lacing = file.subarray(at + 27, at + 27 + segments)
    const bodyAt = at + 27 + segments
    const end = bodyAt + lacing.reduce((sum, length) => sum + length, 0)
    const page = Buffer.from(file.subarray(at, end))
    const checksum = page.readUInt32LE(22)
    page.writeUInt32LE(0, 22)
    if (crcOf(page) !== checksum) throw new Error(`Checksum of page ${sequence}`)
    if (page.readUInt32LE(18) !== sequence) throw new Error(`Page ${sequence} has another number`)
    serial ??= page.readUInt32LE(14)
    if (page.readUInt32LE(14) !== serial) throw new Error(`Page ${sequence} is of another stream`)
    if (page.readBigUInt64LE(6) < granule) throw new Error(`Page ${sequence} goes back in time`)
    granule = page.readBigUInt64LE(6)
    flags = page[5]!
    if ((flags & 2) !== (sequence === 0 ? 2 : 0)) throw new Error('Only the first page begins a stream')
    let from = bodyAt
    let length = 0
    for (const part of lacing) {
      length += part
      if (part === 255) continue
      packets.push(file.subarray(from, from + length))
      from += length
      length = 0
    }
    if (length > 0) throw new Error('A packet goes on in the next page')
    sequence += 1
    at = end
  }
  if ((flags & 4) === 0) throw new Error('The last page does not end the stream')
  const [head, tags, ...sound] = packets
  if (head?.toString('latin1', 0, 8) !== 'OpusHead' || tags?.toString('latin1', 0, 8) !== 'OpusTags') {
    throw new Error('Not Opus')
  }
  const samples = Number(granule) - head.readUInt16LE(10)
  if (Math.abs(sound.length * 960 - Number(granule)) >= 960) throw new Error('Packets and time do not agree')
  return { durationSecs: samples / 48_000, packets: sound, comments: commentsOf(tags) }
}

function commentsOf(tags: Buffer): string[] {
  let at = 8 + 4 + tags.readUInt32LE(8)
  const count = tags.readUInt32LE(at)
  at += 4
  return Array.from({ length: count }, () => {
    const length = tags.readUInt32LE(at)
    at += 4 + length
    return tags.toString('utf8', at - length, at)
  })
}

/** Bit by bit, as the specification of Ogg words it. */
function crcOf(bytes: Buffer): number {
  let crc = 0
  for (const byte of bytes) {
    crc = (crc ^ (byte << 24)) >>> 0
    for (let bit = 0; bit < 8; bit++) crc = (crc & 0x80000000 ? (crc << 1) ^ 0x04c11db7 : crc << 1) >>> 0
  }
  return crc
}
