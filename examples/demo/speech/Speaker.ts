/** Who speaks: what makes one throat sound unlike another. */
export interface Speaker {
  readonly pitchHz: number
  /** Short vocal tracts resonate higher: about 0.95 for low voices, 1.15 for high ones. */
  readonly formantScale: number
  /** 1 is unhurried. */
  readonly pace: number
}
