/** Chunk size and delays of generated audio. Changes apply to generations that start afterwards. */
export interface GenerationTiming {
  /** Delay before the first chunk of a stream, in real time. Default 60. */
  firstPieceMs: number
  /** Delay between two chunks, in real time. Default 15. */
  pauseMs: number
  /** Duration of the audio in a chunk. Default 0.5. */
  pieceSecs: number
  /** Lifetime of a voice preview on the emulator's clock. The API does not document it. Default one hour. */
  previewLifetimeMs: number
}

export const DEFAULT_GENERATION_TIMING: Readonly<GenerationTiming> = {
  firstPieceMs: 60,
  pauseMs: 15,
  pieceSecs: 0.5,
  previewLifetimeMs: 3_600_000,
}
