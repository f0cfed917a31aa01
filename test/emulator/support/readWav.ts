/** Parses a WAV file. Throws if a header field has an unexpected value. */
export function readWav(file: Buffer): { durationSecs: number; sampleRate: number; pcm: Int16Array } {
  const word = (at: number) => file.toString('latin1', at, at + 4)
  const expectEqual = (what: string, found: unknown, wanted: unknown) => {
    if (found !== wanted) throw new Error(`${what} is ${found}, not ${wanted}`)
  }
  expectEqual('container', word(0) + word(8), 'RIFFWAVE')
  expectEqual('size of the container', file.readUInt32LE(4), file.length - 8)
  expectEqual('first chunk', word(12), 'fmt ')
  expectEqual('size of the format', file.readUInt32LE(16), 16)
  expectEqual('encoding', file.readUInt16LE(20), 1)
  expectEqual('channels', file.readUInt16LE(22), 1)
  const sampleRate = file.readUInt32LE(24)
  expectEqual('bytes a second', file.readUInt32LE(28), sampleRate * 2)
  expectEqual('bytes a frame', file.readUInt16LE(32), 2)
  expectEqual('bits a sample', file.readUInt16LE(34), 16)
  expectEqual('second chunk', word(36), 'data')
  expectEqual('size of the data', file.readUInt32LE(40), file.length - 44)
  const data = file.subarray(44)
  const pcm = Int16Array.from({ length: data.length / 2 }, (_, index) => data.readInt16LE(index * 2))
  return { durationSecs: pcm.length / sampleRate, sampleRate, pcm }
}
