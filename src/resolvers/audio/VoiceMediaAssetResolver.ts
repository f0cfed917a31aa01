import { Arg, FieldResolver, Resolver, Root } from 'type-graphql'
import { VoiceMediaAsset } from '../../schema/audio/VoiceMediaAsset.js'

@Resolver(() => VoiceMediaAsset)
export class VoiceMediaAssetResolver {
  @FieldResolver(() => String, {
    description:
      'The same file with `Content-Disposition: attachment` and a file name, for downloads. Valid until `expiresAt`.',
  })
  downloadUrl(
    @Root() asset: VoiceMediaAsset,
    @Arg('fileName', () => String, {
      nullable: true,
      description:
        'Name of the file, of which at most 120 characters are used. Characters that file systems do not allow are ' +
        'replaced, and the extension of the media type is added. Default: a name of this service, or that of the upload.',
    })
    fileName: string | null,
  ): string {
    return asset.download(fileName ?? asset.fileName)
  }
}
