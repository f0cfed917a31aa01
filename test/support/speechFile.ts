/** A WAV file with a tone: 16-bit mono at 16 kHz. Different pitches give different files. */
export function speechFile(name: string, { secs = 1, pitch = 120 }: { secs?: number; pitch?: number } = {}): File {
  const rate = 16_000
  const samples = Math.round(secs * rate)
  const bytes = Buffer.alloc(44 + samples * 2)
  bytes.write('RIFF', 0)
  bytes.writeUInt32LE(36 + samples * 2, 4)
  bytes.write('WAVEfmt ', 8)
  bytes.writeUInt32LE(16, 16)
  bytes.writeUInt16LE(1, 20)
  bytes.writeUInt16LE(1, 22)
  bytes.writeUInt32LE(rate, 24)
  bytes.writeUInt32LE(rate * 2, 28)
  bytes.writeUInt16LE(2, 32)
  bytes.writeUInt16LE(16, 34)
  bytes.write('data', 36)
  bytes.writeUInt32LE(samples * 2, 40)
  for (let index = 0; index < samples; index += 1) {
    const value = Math.sin((index / rate) * pitch * 2 * Math.PI) * (1 - ((index * 4) % rate) / rate) * 12_000
    bytes.writeInt16LE(Math.round(value), 44 + index * 2)
  }
  return new File([bytes], name, { type: 'audio/wav' })
}
