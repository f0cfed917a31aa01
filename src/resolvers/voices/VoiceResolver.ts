import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../../context.js'
import type { MediaSubject } from '../../media/urls/MediaSubject.js'
import { VoiceMediaAsset } from '../../schema/audio/VoiceMediaAsset.js'
import { Costs } from '../../schema/shared/Costs.js'
import { VoicesArgs } from '../../schema/voices/inputs/VoicesArgs.js'
import { Voice, VoiceVerifiedLanguage } from '../../schema/voices/Voice.js'
import { VoiceConnection } from '../../schema/voices/VoiceConnection.js'
import { VoiceFineTuning } from '../../schema/voices/VoiceFineTuning.js'
import { VoiceSample } from '../../schema/voices/VoiceSample.js'
import { VoiceSettings } from '../../schema/voices/VoiceSettings.js'
import { VoiceVerification } from '../../schema/voices/VoiceVerification.js'
import { fineTuningOf } from '../../services/voices/fineTuningOf.js'
import { assertWorkspaceRead } from '../../services/workspace/assertWorkspaceRead.js'
import { connectionDirectives } from '../shared/connectionDirectives.js'
import { RequiresScope } from '../shared/RequiresScope.js'
import { nodesNeedUpstream } from '../shared/selection.js'
import { loadVoice } from './loadVoice.js'
import { voicePage } from './voicePage.js'

@Resolver(() => Voice)
export class VoiceResolver {
  @RequiresScope('voices:read')
  @Query(() => Voice, {
    nullable: true,
    description: 'Returns a voice by id; null if it does not exist or is not visible to you.',
  })
  voice(
    @Arg('id', () => ID, { description: 'Id of the voice.' }) id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Voice | null> {
    return loadVoice(id, context, info)
  }

  @connectionDirectives()
  @RequiresScope('voices:read')
  @Query(() => VoiceConnection, {
    nullable: true,
    description:
      'Lists the voices that are visible to you: your own voices, voices shared with you, voices of your tenant and ' +
      'stock voices.',
  })
  voices(
    @Args(() => VoicesArgs) args: VoicesArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<VoiceConnection> {
    const { loaders } = context
    const loader = nodesNeedUpstream(info) ? loaders.voice : loaders.ownedVoice
    const onEmpty = (rowCount: number) => assertWorkspaceRead(context, rowCount)
    return voicePage(loaders.voices.load(args), loader, { after: args.after, onEmpty })
  }

  @Costs('batched')
  @FieldResolver(() => [VoiceSample], { nullable: true, description: 'Audio files that the voice was created from.' })
  samples(@Root() voice: Voice, @Ctx() { loaders }: Context): VoiceSample[] | Promise<VoiceSample[]> {
    // Not async, because a promise for each voice of a list is expensive.
    if (voice.samples !== undefined) return voice.samples
    return loaders.voiceDetail.load(voice.id).then((detail) => detail?.samples ?? [])
  }

  @Costs('batched')
  @FieldResolver(() => VoiceFineTuning, {
    nullable: true,
    description: 'Training of the voice; null if the voice service reports none.',
  })
  fineTuning(@Root() voice: Voice, @Ctx() context: Context): VoiceFineTuning | null | Promise<VoiceFineTuning | null> {
    return fineTuningOf(context, voice)
  }

  @Costs('batched')
  @FieldResolver(() => VoiceVerification, {
    nullable: true,
    description: 'Verification that the voice belongs to its speaker; null if it is not known.',
  })
  verification(
    @Root() voice: Voice,
    @Ctx() { loaders }: Context,
  ): VoiceVerification | null | Promise<VoiceVerification | null> {
    if (voice.verification !== undefined) return voice.verification
    return loaders.voiceDetail.load(voice.id).then((detail) => detail?.verification ?? null)
  }

  @Costs('batched')
  @FieldResolver(() => VoiceSettings, { nullable: true, description: 'Default settings of the voice.' })
  async settings(@Root() voice: Voice, @Ctx() { loaders }: Context): Promise<VoiceSettings> {
    if (voice.settings !== undefined) return voice.settings
    const detail = await loaders.voiceDetail.load(voice.id)
    return detail?.settings ?? loaders.voiceSettings.load(voice.id)
  }

  @FieldResolver(() => VoiceMediaAsset, {
    nullable: true,
    description: 'Short preview of the voice; null if there is none.',
  })
  preview(@Root() voice: Voice, @Ctx() { mediaUrl }: Context): VoiceMediaAsset | null {
    if (voice.previewUrl === null) return null
    return { ...mediaUrl({ kind: 'voice-preview', voiceId: voice.id }), mediaType: null, durationSecs: null }
  }
}

@Resolver(() => VoiceVerifiedLanguage)
export class VoiceVerifiedLanguageResolver {
  @FieldResolver(() => VoiceMediaAsset, {
    nullable: true,
    description: 'Short preview of the voice in this language; null if there is none.',
  })
  preview(@Root() entry: VoiceVerifiedLanguage, @Ctx() { mediaUrl }: Context): VoiceMediaAsset | null {
    if (entry.previewUrl === null) return null
    const { voiceId, language, modelId, previewUrl: url } = entry
    const subject: MediaSubject =
      voiceId === null ? { kind: 'library-preview', url } : { kind: 'language-preview', voiceId, language, modelId }
    return { ...mediaUrl(subject), mediaType: null, durationSecs: null }
  }
}
