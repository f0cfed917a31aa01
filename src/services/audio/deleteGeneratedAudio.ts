import type { Context } from '../../context.js'
import { audioKey, timingKey } from '../../datasources/media/mediaKeys.js'

/** Deletes the row before the bytes, so that no row refers to missing bytes. */
export async function deleteGeneratedAudio(
  { audios, recordings, mediaStore, loaders, logger }: Context,
  audioId: string,
): Promise<{ audioId: string }> {
  const { id } = await audios.delete(audioId)
  loaders.clearAudio(id)
  recordings.remove(id)
  for (const key of [audioKey(id), timingKey(id)]) {
    await mediaStore.delete(key).catch((error: unknown) => {
      // `removeOrphanedFiles` deletes files without a row later.
      logger.warn({ err: error, audioId: id }, 'the bytes of deleted audio could not be removed')
    })
  }
  return { audioId: id }
}
