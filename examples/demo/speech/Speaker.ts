/** Voice parameters of a speaker. */
export interface Speaker {
  readonly pitchHz: number
  /** Factor for all formants: about 0.95 for low voices, 1.15 for high ones. */
  readonly formantScale: number
  /** Factor for the speaking rate. */
  readonly speed: number
}
