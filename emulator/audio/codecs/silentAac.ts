export const AAC_SAMPLE_RATE = 44_100
export const AAC_FRAME_SAMPLES = 1024

/** One frame of silence in AAC-LC, one channel. */
export const SILENT_AAC_FRAME = Buffer.from([0x00, 0xc8, 0x00, 0x80, 0x23, 0x80])

const ADTS_BYTES = 7

/** Mono AAC that decodes to silence of at least this length, each frame with an ADTS header. */
export function silentAac(durationSecs: number): Buffer {
  const length = ADTS_BYTES + SILENT_AAC_FRAME.length
  // MPEG-4, no checksum; profile LC, 44.1 kHz, one channel; the length of the frame; variable bit rate; one frame.
  const header = [0xff, 0xf1, 0x50, 0x40 | (length >> 11), (length >> 3) & 0xff, ((length & 7) << 5) | 0x1f, 0xfc]
  const frame = Buffer.concat([Buffer.from(header), SILENT_AAC_FRAME])
  return Buffer.alloc(frame.length * silentAacFrames(durationSecs), frame)
}

/** Number of frames for this duration. */
export function silentAacFrames(durationSecs: number): number {
  return Math.max(1, Math.ceil((durationSecs * AAC_SAMPLE_RATE) / AAC_FRAME_SAMPLES))
}
