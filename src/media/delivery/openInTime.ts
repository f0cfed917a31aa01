import { withDeadline } from '../../async/withDeadline.js'
import type { MediaStore, StoredMedia } from '../../datasources/media/MediaStore.js'

const STORE_MS = 30_000

/** Opens what the store has under this key, and waits no longer for it than that may take. */
export function openInTime(mediaStore: Pick<MediaStore, 'open'>, key: string): Promise<StoredMedia | null> {
  const opening = mediaStore.open(key)
  return withDeadline(opening, { timeoutMs: STORE_MS, what: 'The store of sounds' }).catch((error: unknown) => {
    opening.then((late) => late?.close()).catch(() => {})
    throw error
  })
}
