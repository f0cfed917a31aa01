import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Args, Ctx, FieldResolver, ID, Info, Int, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../../context.js'
import { UpstreamNotFound, UpstreamRejected } from '../../errors.js'
import { VoiceMediaAsset } from '../../schema/audio/VoiceMediaAsset.js'
import { DubbingSegmentsArgs, DubbingsArgs } from '../../schema/dubbing/DubbingArgs.js'
import { DubbingRender } from '../../schema/dubbing/DubbingRender.js'
import {
  DubbingResource,
  DubbingResourceConnection,
  DubbingTranscriptFormat,
} from '../../schema/dubbing/DubbingResource.js'
import { DubbingSegment, DubbingSegmentConnection } from '../../schema/dubbing/DubbingSegment.js'
import { DubbingSpeaker } from '../../schema/dubbing/DubbingSpeaker.js'
import { Costs } from '../../schema/shared/Costs.js'
import { dubbingSegmentId, dubbingSpeakerId } from '../../schema/shared/compositeId.js'
import { User } from '../../schema/users/User.js'
import { speakerIdIn } from '../../services/dubbing/edits/dubbingIds.js'
import { connectionDirectives } from '../shared/connectionDirectives.js'
import { RequiresScope } from '../shared/RequiresScope.js'
import { dubbingAsset } from './dubbingAsset.js'
import { dubbingOf, dubbingPage, reloadIfStale } from './dubbingOf.js'
import { findSegment, findSpeaker } from './dubbingParts.js'
import { segmentPage } from './segmentPage.js'

@Resolver(() => DubbingResource)
export class DubbingResourceResolver {
  @RequiresScope('dubbing:read')
  @Query(() => DubbingResource, {
    nullable: true,
    description: 'One dub; null when it does not exist or you may not see it.',
  })
  dubbing(
    @Arg('id', () => ID, { description: 'Id of the dub.' }) id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<DubbingResource | null> {
    return dubbingOf(id, context, info)
  }

  @connectionDirectives()
  @RequiresScope('dubbing:read')
  @Query(() => DubbingResourceConnection, {
    nullable: true,
    description:
      'Your dubs, the newest first; those of the tenant or of all for their administrators. What has ended costs no ' +
      'upstream call, unless it is asked for what only upstream knows; a dub under way costs one.',
  })
  dubbings(
    @Args(() => DubbingsArgs) args: DubbingsArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<DubbingResourceConnection> {
    return dubbingPage(context.loaders.dubbings.load(args), context, { info, after: args.after })
  }

  @Costs('sharedCall')
  @FieldResolver(() => Int, {
    nullable: true,
    description:
      'Rises with every edit; null until the dub is ready to be edited. One upstream call a dub, which everything below ' +
      'that is null until then shares.',
  })
  async version(@Root() { id }: DubbingResource, @Ctx() { loaders }: Context): Promise<number | null> {
    return (await loaders.dubbingResource.load(id))?.version ?? null
  }

  @Costs('sharedCall')
  @FieldResolver(() => VoiceMediaAsset, {
    nullable: true,
    description: 'The medium as it came; null until the dub is ready to be edited.',
  })
  input(@Root() { id }: DubbingResource, @Ctx() context: Context): Promise<VoiceMediaAsset | null> {
    return dubbingAsset(context, id, 'input')
  }

  @Costs('sharedCall')
  @FieldResolver(() => VoiceMediaAsset, {
    nullable: true,
    description: 'What is heard besides speech; null until it was parted from it.',
  })
  background(@Root() { id }: DubbingResource, @Ctx() context: Context): Promise<VoiceMediaAsset | null> {
    return dubbingAsset(context, id, 'background')
  }

  @Costs('sharedCall')
  @FieldResolver(() => VoiceMediaAsset, {
    nullable: true,
    description: 'The speech alone; null until it was parted from the rest.',
  })
  foreground(@Root() { id }: DubbingResource, @Ctx() context: Context): Promise<VoiceMediaAsset | null> {
    return dubbingAsset(context, id, 'foreground')
  }

  @Costs('sharedCall')
  @FieldResolver(() => [DubbingSpeaker], {
    nullable: true,
    description: 'Who is heard; null until the dub is ready to be edited.',
  })
  async speakers(@Root() { id }: DubbingResource, @Ctx() { loaders }: Context): Promise<DubbingSpeaker[] | null> {
    return (await loaders.dubbingResource.load(id))?.speakers() ?? null
  }

  @Costs('sharedCall')
  @FieldResolver(() => DubbingSpeaker, { nullable: true, description: 'One speaker; null when there is none.' })
  speaker(
    @Root() { id: dubbingId }: DubbingResource,
    @Arg('id', () => ID, { description: 'Id of the speaker.' }) id: string,
    @Ctx() context: Context,
  ): Promise<DubbingSpeaker | null> | null {
    return dubbingSpeakerId.decode(id)?.dubbingId === dubbingId ? findSpeaker(context, id) : null
  }

  @connectionDirectives()
  @Costs('sharedCall')
  @FieldResolver(() => DubbingSegmentConnection, {
    nullable: true,
    description: 'What is said, in the order of time; null until the dub is ready to be edited.',
  })
  async segments(
    @Root() { id }: DubbingResource,
    @Args(() => DubbingSegmentsArgs) args: DubbingSegmentsArgs,
    @Ctx() { loaders }: Context,
  ): Promise<DubbingSegmentConnection | null> {
    const view = await loaders.dubbingResource.load(id)
    const speakerIds = args.filter?.speakerIds?.map((speakerId) => speakerIdIn(id, speakerId))
    return view && segmentPage(view, { ...args, filter: { ...args.filter, speakerIds } })
  }

  @Costs('sharedCall')
  @FieldResolver(() => DubbingSegment, { nullable: true, description: 'One segment; null when there is none.' })
  segment(
    @Root() { id: dubbingId }: DubbingResource,
    @Arg('id', () => ID, { description: 'Id of the segment.' }) id: string,
    @Ctx() context: Context,
  ): Promise<DubbingSegment | null> | null {
    return dubbingSegmentId.decode(id)?.dubbingId === dubbingId ? findSegment(context, id) : null
  }

  @Costs('sharedCall')
  @FieldResolver(() => [DubbingRender], {
    nullable: true,
    description: 'What was put together of the segments, the newest first; null until the dub is ready to be edited.',
  })
  async renders(@Root() { id }: DubbingResource, @Ctx() { loaders }: Context): Promise<DubbingRender[] | null> {
    return (await loaders.dubbingResource.load(id))?.renders() ?? null
  }

  @FieldResolver(() => VoiceMediaAsset, {
    nullable: true,
    description:
      'The dub as it was made automatically, sound or film; null until it is done, and for a language that it is not ' +
      'dubbed in. Edits are never in it: `renders` have them.',
  })
  async audio(
    @Root() dubbing: DubbingResource,
    @Arg('language', () => String, { description: 'Code of the language.' }) language: string,
    @Ctx() context: Context,
  ): Promise<VoiceMediaAsset | null> {
    const known = await reloadIfStale(dubbing, context, 'audio')
    if (known?.status !== 'DUBBED' || !known.targetLanguages.includes(language)) return null
    const url = context.mediaUrl({ kind: 'dubbing-audio', dubbingId: known.id, language })
    return { ...url, mediaType: null, durationSecs: known.durationSecs }
  }

  @Costs('call')
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'What is said in one language, edits included; null until the dub is done, and where there is no transcript. One ' +
      'upstream call each. Of dubs of the studio upstream may refuse JSON.',
  })
  async transcript(
    @Root() dubbing: DubbingResource,
    @Arg('language', () => String, { description: 'Code of the language, or `source` for that of the medium.' })
    language: string,
    @Arg('format', () => DubbingTranscriptFormat, { description: 'How it shall be written.' })
    format: DubbingTranscriptFormat,
    @Ctx() context: Context,
  ): Promise<string | null> {
    const known = await reloadIfStale(dubbing, context, 'transcript')
    if (known?.status !== 'DUBBED' || !isLanguage(language)) return null
    try {
      return await context.loaders.transcript.load({ dubbingId: known.id, language, format })
    } catch (error) {
      if (error instanceof UpstreamNotFound) return null
      if (error instanceof UpstreamRejected && error.upstreamCode === 'dubbing_not_dubbed') return null
      throw error
    }
  }
}

@Resolver(() => User)
export class UserDubbingsResolver {
  @connectionDirectives()
  @RequiresScope('dubbing:read')
  @Costs('page')
  @FieldResolver(() => DubbingResourceConnection, {
    nullable: true,
    description: 'The dubs that the user had made, as far as you may see them, the newest first.',
  })
  dubbings(
    @Root() user: User,
    @Args(() => DubbingsArgs) args: DubbingsArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<DubbingResourceConnection> {
    return dubbingPage(context.loaders.dubbingsOfUser.load(user.id, args), context, { info, after: args.after })
  }
}

/** What could be the code of a language at all. */
function isLanguage(text: string): boolean {
  return text.length <= 20 && /^[A-Za-z]{2,}([-_][A-Za-z0-9]{1,8})*$/.test(text)
}
