/** Parses an MP4 file. `boxes` is keyed by path, such as `moov.trak.tkhd`. Throws if box sizes do not match. */
export function readMp4(file: Buffer): { durationSecs: number; boxes: Map<string, Buffer> } {
  const boxes = new Map<string, Buffer>()
  const containers = ['moov', 'trak', 'mdia', 'minf', 'stbl', 'dinf']
  const read = (bytes: Buffer, place: string) => {
    for (let at = 0; at < bytes.length; ) {
      const size = bytes.readUInt32BE(at)
      const name = bytes.toString('latin1', at + 4, at + 8)
      if (size < 8 || at + size > bytes.length) throw new Error(`The box ${place}${name} exceeds its container`)
      const body = bytes.subarray(at + 8, at + size)
      boxes.set(`${place}${name}`, body)
      if (containers.includes(name)) read(body, `${place}${name}.`)
      at += size
    }
  }
  read(file, '')
  const header = boxes.get('moov.mvhd')!
  return { durationSecs: header.readUInt32BE(16) / header.readUInt32BE(12), boxes }
}
