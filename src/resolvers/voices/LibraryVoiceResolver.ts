import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Context } from '../../context.js'
import { VoiceMediaAsset } from '../../schema/audio/VoiceMediaAsset.js'
import { LibraryVoice } from '../../schema/voices/LibraryVoice.js'

/** The media URL contains the preview URL. */
const maxPreviewUrlLength = 1_000

@Resolver(() => LibraryVoice)
export class LibraryVoiceResolver {
  @FieldResolver(() => VoiceMediaAsset, {
    nullable: true,
    description: 'Short preview of the voice; null if there is none.',
  })
  preview(@Root() { previewUrl }: LibraryVoice, @Ctx() { mediaUrl }: Context): VoiceMediaAsset | null {
    if (previewUrl === null || previewUrl.length > maxPreviewUrlLength) return null
    return { ...mediaUrl({ kind: 'library-preview', url: previewUrl }), mediaType: null, durationSecs: null }
  }
}
