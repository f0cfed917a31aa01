import type { Viewer } from '../../auth/Viewer.js'

/** Timers hold no more. */
const longestDelayMs = 2 ** 31 - 1

/** Calls back when the token of a viewer ends, unless it is stopped before. */
export function onTokenExpiry(viewer: Viewer, expire: () => void): { stop(): void } {
  const expiresAt = viewer.kind === 'user' ? viewer.expiresAt : undefined
  let timer: NodeJS.Timeout | undefined
  const wait = (end: number) => {
    const left = end - Date.now()
    timer = left > longestDelayMs ? setTimeout(wait, longestDelayMs, end) : setTimeout(expire, Math.max(0, left))
  }
  if (expiresAt !== undefined) wait(expiresAt.getTime())
  return { stop: () => clearTimeout(timer) }
}
