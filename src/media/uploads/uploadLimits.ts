/** What a file is uploaded for: it decides what it may hold and how large it may be. */
export type UploadKind = 'sample' | 'recording' | 'document' | 'audio' | 'voiceChange' | 'isolation' | 'dubbing'

const mebibyte = 1024 * 1024

/** The most bytes of one file. For samples upstream publishes no limit; this one is ours. */
export const uploadLimits: Readonly<Record<UploadKind, number>> = {
  sample: 500 * mebibyte,
  recording: 50 * mebibyte,
  document: 25 * mebibyte,
  audio: 50 * mebibyte,
  voiceChange: 50 * mebibyte,
  isolation: 500 * mebibyte,
  dubbing: 1024 * mebibyte,
}
