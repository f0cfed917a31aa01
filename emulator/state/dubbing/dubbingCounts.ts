export const SECS_PER_SEGMENT = 4
export const DEFAULT_SECS = 30
const MAX_SEGMENTS = 20_000
const MAX_SPEAKERS = 32

/** The number of speakers and segments of a dubbing. Default: 2 speakers, one segment per four seconds. */
export function countsOf(speakers = 2, segments: number | undefined, durationSecs: number) {
  const count = segments ?? Math.max(1, Math.round(durationSecs / SECS_PER_SEGMENT))
  if (count > MAX_SEGMENTS || speakers > MAX_SPEAKERS || speakers < 1) {
    throw new RangeError(
      `A dubbing has at most ${MAX_SEGMENTS} segments (got ${count}) and 1 to ${MAX_SPEAKERS} speakers (got ${speakers})`,
    )
  }
  return { speakers, segments: count }
}
