import { withDeadline } from '../../async/withDeadline.js'
import type { MediaStore, StoredMedia } from '../../datasources/media/MediaStore.js'

const storeMs = 30_000

export function openInTime(mediaStore: Pick<MediaStore, 'open'>, key: string): Promise<StoredMedia | null> {
  const opening = mediaStore.open(key)
  return withDeadline(opening, { timeoutMs: storeMs, what: 'The media store' }).catch((error: unknown) => {
    opening.then((late) => late?.close()).catch(() => {})
    throw error
  })
}
