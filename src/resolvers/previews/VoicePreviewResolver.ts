import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../../context.js'
import { toVoicePreview } from '../../loaders/previewLoader.js'
import { VoiceMediaAsset } from '../../schema/audio/VoiceMediaAsset.js'
import { VoicePreview, VoicePreviewConnection } from '../../schema/previews/VoicePreview.js'
import { Costs } from '../../schema/shared/Costs.js'
import { pageOf } from '../../schema/shared/connectionOf.js'
import { PageArgs } from '../../schema/shared/PageArgs.js'
import { Voice } from '../../schema/voices/Voice.js'
import { connectionDirectives } from '../shared/connectionDirectives.js'
import { RequiresScope } from '../shared/RequiresScope.js'
import { loadVoice } from '../voices/loadVoice.js'

@Resolver(() => VoicePreview)
export class VoicePreviewResolver {
  @RequiresScope('voices:read')
  @Query(() => VoicePreview, {
    nullable: true,
    description: 'Returns a voice preview by id; null if it does not exist or is not visible to you.',
  })
  voicePreview(
    @Arg('id', () => ID, { description: 'Id of the preview.' }) id: string,
    @Ctx() { loaders }: Context,
  ): Promise<VoicePreview | null> {
    return loaders.voicePreview.load(id)
  }

  @connectionDirectives()
  @RequiresScope('voices:read')
  @Query(() => VoicePreviewConnection, {
    nullable: true,
    description:
      'Lists your voice previews, newest first. Administrators see the previews of their tenant or of all tenants.',
  })
  async voicePreviews(
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() { previews, viewer }: Context,
  ): Promise<VoicePreviewConnection> {
    const page = await previews.list({ first, after })
    const edges = page.rows.map((row, index) => ({ cursor: page.cursors[index]!, node: toVoicePreview(row, viewer) }))
    return pageOf(edges, { hasNextPage: page.hasNextPage, after, totalCount: () => previews.count() })
  }

  @FieldResolver(() => VoiceMediaAsset, {
    nullable: true,
    description: 'The audio of the preview. Playing it costs no credits.',
  })
  audio(@Root() { id, mediaType, durationSecs }: VoicePreview, @Ctx() { mediaUrl }: Context): VoiceMediaAsset {
    return { ...mediaUrl({ kind: 'preview', previewId: id }), mediaType, durationSecs }
  }

  @Costs('batched')
  @FieldResolver(() => Voice, {
    nullable: true,
    description: 'The voice that was remixed; null if there is none or it is not visible to you.',
  })
  sourceVoice(
    @Root() { sourceVoiceId }: VoicePreview,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Voice | null> | null {
    return sourceVoiceId === null ? null : loadVoice(sourceVoiceId, context, info)
  }

  @Costs('batched')
  @FieldResolver(() => Voice, {
    nullable: true,
    description: 'The voice that was created from the preview; null if there is none or it is not visible to you.',
  })
  voice(
    @Root() { voiceId }: VoicePreview,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Voice | null> | null {
    return voiceId === null ? null : loadVoice(voiceId, context, info)
  }
}

@Resolver(() => Voice)
export class VoicePreviewsOfVoiceResolver {
  @Costs('batched')
  @FieldResolver(() => [VoicePreview], {
    nullable: true,
    description: 'Previews that the voice was created from and that are visible to you.',
  })
  previews(@Root() voice: Voice, @Ctx() { loaders }: Context): Promise<VoicePreview[] | null> {
    return loaders.previewsOfVoice.load(voice.id)
  }

  @Costs('batched')
  @FieldResolver(() => [VoicePreview], {
    nullable: true,
    description: 'The newest remixes of the voice that are visible to you, newest first.',
  })
  remixes(@Root() voice: Voice, @Ctx() { loaders }: Context): Promise<VoicePreview[] | null> {
    return loaders.remixesOfVoice.load(voice.id)
  }
}
