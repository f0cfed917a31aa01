/** One piece of a sound, and the stretch of time that it plays. */
export interface SoundPiece {
  bytes: Buffer
  startSecs: number
  endSecs: number
}

/** Cuts a sound into pieces of about this length. They take no heed of frames, as pieces on the wire never do. */
export function cutSound(sound: Buffer, durationSecs: number, pieceSecs: number): SoundPiece[] {
  const count = Math.max(1, Math.min(sound.length, Math.ceil(durationSecs / pieceSecs)))
  const startOf = (index: number) => Math.floor((sound.length * index) / count)
  return Array.from({ length: count }, (_, index) => ({
    bytes: sound.subarray(startOf(index), startOf(index + 1)),
    startSecs: (durationSecs * index) / count,
    endSecs: index === count - 1 ? Number.POSITIVE_INFINITY : (durationSecs * (index + 1)) / count,
  }))
}
