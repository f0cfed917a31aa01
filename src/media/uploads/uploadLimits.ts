export type UploadKind =
  | 'sample'
  | 'recording'
  | 'document'
  | 'audio'
  | 'reference'
  | 'voiceChange'
  | 'isolation'
  | 'dubbing'

const mebibyte = 1024 * 1024

/** Limits that upstream publishes, and that of files in memory. A configured limit cannot exceed them. */
const fixedLimits: Partial<Record<UploadKind, number>> = {
  reference: 10 * mebibyte,
  voiceChange: 50 * mebibyte,
  isolation: 500 * mebibyte,
  dubbing: 1024 * mebibyte,
}

const defaultLimits: Partial<Record<UploadKind, number>> = {
  sample: 500 * mebibyte,
  document: 25 * mebibyte,
}

/** Bytes of one file. `maxBytes` is the configured limit. */
export function uploadLimitOf({ kind, maxBytes }: { kind: UploadKind; maxBytes?: number | undefined }): number {
  const fixed = fixedLimits[kind]
  return Math.min(maxBytes ?? fixed ?? defaultLimits[kind] ?? 50 * mebibyte, fixed ?? Number.POSITIVE_INFINITY)
}
