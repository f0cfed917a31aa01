import type { Context } from '../../context.js'
import { audioKey, timingKey } from '../../datasources/media/mediaKeys.js'

/** Deletes a sound for good: first its row, so that nobody is promised what is gone, and then its bytes. */
export async function deleteGeneratedAudio(
  { audios, recordings, mediaStore, loaders, logger }: Context,
  audioId: string,
): Promise<{ audioId: string }> {
  const { id } = await audios.delete(audioId)
  loaders.clearAudio(id)
  recordings.remove(id)
  for (const key of [audioKey(id), timingKey(id)]) {
    await mediaStore.delete(key).catch((error: unknown) => {
      // It has no row any more, by which it is found and removed later.
      logger.warn({ err: error, audioId: id }, 'the bytes of a deleted sound are still there')
    })
  }
  return { audioId: id }
}
