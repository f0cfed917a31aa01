/** A chunk of encoded audio and the time range that it covers. */
export interface AudioChunk {
  bytes: Buffer
  startSecs: number
  endSecs: number
}

/** Splits audio into chunks of about this duration. Like network chunks, they ignore frame boundaries. */
export function splitAudio(audio: Buffer, durationSecs: number, chunkSecs: number): AudioChunk[] {
  const count = Math.max(1, Math.min(audio.length, Math.ceil(durationSecs / chunkSecs)))
  const startOf = (index: number) => Math.floor((audio.length * index) / count)
  return Array.from({ length: count }, (_, index) => ({
    bytes: audio.subarray(startOf(index), startOf(index + 1)),
    startSecs: (durationSecs * index) / count,
    endSecs: index === count - 1 ? Number.POSITIVE_INFINITY : (durationSecs * (index + 1)) / count,
  }))
}
