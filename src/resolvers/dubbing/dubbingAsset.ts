import type { Context } from '../../context.js'
import type { VoiceMediaAsset } from '../../schema/audio/VoiceMediaAsset.js'

/** Media file of a dubbing by its part (see `DubbingResourceView.media`); null if there is none. */
export async function dubbingAsset(
  { loaders, mediaUrl }: Context,
  dubbingId: string,
  part: string,
): Promise<VoiceMediaAsset | null> {
  const media = (await loaders.dubbingResource.load(dubbingId))?.media(part)
  if (!media) return null
  const { take, mediaType, durationSecs } = media
  return { ...mediaUrl({ kind: 'dubbing-media', dubbingId, part, take }), mediaType, durationSecs }
}
