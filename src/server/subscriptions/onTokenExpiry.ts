import { acceptedUntil } from '../../auth/tokenExpiry.js'
import type { Viewer } from '../../auth/Viewer.js'

const maxDelayMs = 2 ** 31 - 1

export function onTokenExpiry(viewer: Viewer, expire: () => void): { stop(): void } {
  const endsAt = acceptedUntil(viewer)
  let timer: NodeJS.Timeout | undefined
  const wait = (end: number) => {
    const left = end - Date.now()
    timer = left > maxDelayMs ? setTimeout(wait, maxDelayMs, end) : setTimeout(expire, Math.max(0, left))
  }
  if (endsAt !== undefined) wait(endsAt.getTime())
  return { stop: () => clearTimeout(timer) }
}
