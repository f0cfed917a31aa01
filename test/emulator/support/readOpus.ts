interface Page {
  flags: number
  granule: bigint
  serial: number
  sequence: number
  packets: Buffer[]
  end: number
}

/** Parses an Ogg file with Opus. Throws if its pages, packets or checksums are invalid. */
export function readOpus(file: Buffer): { durationSecs: number; packets: Buffer[]; comments: string[] } {
  const pages = readPages(file)
  assertConsistent(pages)
  const [head, tags, ...audio] = pages.flatMap(({ packets }) => packets)
  if (head?.toString('latin1', 0, 8) !== 'OpusHead' || tags?.toString('latin1', 0, 8) !== 'OpusTags') {
    throw new Error('The stream is not Opus')
  }
  const granule = Number(pages.at(-1)!.granule)
  if (Math.abs(audio.length * 960 - granule) >= 960) throw new Error('Number of packets and granule do not match')
  return { durationSecs: (granule - head.readUInt16LE(10)) / 48_000, packets: audio, comments: commentsOf(tags) }
}

function readPages(file: Buffer): Page[] {
  const pages: Page[] = []
  for (let at = 0; at < file.length; at = pages.at(-1)!.end) pages.push(readPage(file, at))
  return pages
}

function readPage(file: Buffer, at: number): Page {
  if (file.toString('latin1', at, at + 4) !== 'OggS') throw new Error(`No page at byte ${at}`)
  const segments = file[at + 26]!
  const bodyAt = at + 27 + segments
  const lacing = file.subarray(at + 27, bodyAt)
  const end = bodyAt + lacing.reduce((sum, length) => sum + length, 0)
  const page = Buffer.from(file.subarray(at, end))
  const checksum = page.readUInt32LE(22)
  page.writeUInt32LE(0, 22)
  if (crcOf(page) !== checksum) throw new Error(`Wrong checksum of the page at byte ${at}`)
  return {
    flags: page[5]!,
    granule: page.readBigUInt64LE(6),
    serial: page.readUInt32LE(14),
    sequence: page.readUInt32LE(18),
    packets: readPackets(file.subarray(bodyAt, end), lacing),
    end,
  }
}

function readPackets(body: Buffer, lacing: Buffer): Buffer[] {
  const packets: Buffer[] = []
  let from = 0
  let length = 0
  for (const part of lacing) {
    length += part
    if (part === 255) continue
    packets.push(body.subarray(from, from + length))
    from += length
    length = 0
  }
  if (length > 0) throw new Error('A packet continues on the next page')
  return packets
}

function assertConsistent(pages: readonly Page[]): void {
  pages.forEach(({ flags, granule, serial, sequence }, index) => {
    if (sequence !== index) throw new Error(`Page ${index} has the sequence number ${sequence}`)
    if (serial !== pages[0]!.serial) throw new Error(`Page ${index} belongs to another stream`)
    if (index > 0 && granule < pages[index - 1]!.granule) throw new Error(`The granule of page ${index} decreases`)
    if ((flags & 2) !== (index === 0 ? 2 : 0)) throw new Error('Only the first page starts a stream')
  })
  if (((pages.at(-1)?.flags ?? 0) & 4) === 0) throw new Error('The last page does not end the stream')
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

/** The CRC of Ogg, bit by bit as in its specification. */
function crcOf(bytes: Buffer): number {
  let crc = 0
  for (const byte of bytes) {
    crc = (crc ^ (byte << 24)) >>> 0
    for (let bit = 0; bit < 8; bit++) crc = (crc & 0x80000000 ? (crc << 1) ^ 0x04c11db7 : crc << 1) >>> 0
  }
  return crc
}
