export function formatBytes(bytes: number): string {
  if (bytes < 1_000) return `${bytes} bytes`
  return bytes < 1_000_000 ? `${(bytes / 1_000).toFixed(0)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}

export function formatSecs(secs: number | null): string {
  return secs === null ? 'unknown length' : `${secs.toFixed(1)} s`
}
