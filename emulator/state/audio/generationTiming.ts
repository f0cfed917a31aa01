/** How generated audio comes. May be changed at any time, for what starts later. */
export interface GenerationPace {
  /** What passes before the first piece of a stream, in real time. Default 60. */
  firstPieceMs: number
  /** What passes between two pieces, in real time. Default 15. */
  pauseMs: number
  /** How much sound is in a piece. Default 0.5. */
  pieceSecs: number
  /** How long a preview of a voice is kept, on the emulator's clock. Default an hour; nobody has written down which. */
  previewLifetimeMs: number
}

export const DEFAULT_PACE: Readonly<GenerationPace> = {
  firstPieceMs: 60,
  pauseMs: 15,
  pieceSecs: 0.5,
  previewLifetimeMs: 3_600_000,
}
