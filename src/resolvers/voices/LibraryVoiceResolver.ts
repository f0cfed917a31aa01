import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Context } from '../../context.js'
import { VoiceMediaAsset } from '../../schema/audio/VoiceMediaAsset.js'
import { LibraryVoice } from '../../schema/voices/LibraryVoice.js'

/** A media URL carries it whole. */
const longestPreviewUrl = 1_000

@Resolver(() => LibraryVoice)
export class LibraryVoiceResolver {
  @FieldResolver(() => VoiceMediaAsset, { nullable: true, description: 'A short clip of the voice, to choose by.' })
  preview(@Root() { previewUrl }: LibraryVoice, @Ctx() { mediaUrl }: Context): VoiceMediaAsset | null {
    if (previewUrl === null || previewUrl.length > longestPreviewUrl) return null
    return { ...mediaUrl({ kind: 'library-preview', url: previewUrl }), mediaType: null, durationSecs: null }
  }
}
