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
import { findSegment, findSpeaker } from './dubbingParts.js'
import { dubbingPage, loadDubbing, reloadIfStale } from './loadDubbing.js'
import { segmentPage } from './segmentPage.js'

@Resolver(() => DubbingResource)
export class DubbingResourceResolver {
  @RequiresScope('dubbing:read')
  @Query(() => DubbingResource, {
    nullable: true,
    description: 'Returns a dubbing by id; null if it does not exist or is not visible to you.',
  })
  dubbing(
    @Arg('id', () => ID, { description: 'Id of the dubbing.' }) id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<DubbingResource | null> {
    return loadDubbing(id, context, info)
  }

  @connectionDirectives()
  @RequiresScope('dubbing:read')
  @Query(() => DubbingResourceConnection, {
    nullable: true,
    description:
      'Lists your dubbings, newest first. Administrators see the dubbings of their tenant or of all tenants. One ' +
      'upstream call for each dubbing in progress; none for a dubbing that has ended, unless fields are selected ' +
      'that only the voice service has.',
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
      'Version of the dubbing, which increases with every edit; null until the dubbing is editable. One upstream ' +
      'call for each dubbing, shared with all fields that are null until the dubbing is editable.',
  })
  async version(@Root() { id }: DubbingResource, @Ctx() { loaders }: Context): Promise<number | null> {
    return (await loaders.dubbingResource.load(id))?.version ?? null
  }

  @Costs('sharedCall')
  @FieldResolver(() => VoiceMediaAsset, {
    nullable: true,
    description: 'The source file; null until the dubbing is editable.',
  })
  input(@Root() { id }: DubbingResource, @Ctx() context: Context): Promise<VoiceMediaAsset | null> {
    return dubbingAsset(context, id, 'input')
  }

  @Costs('sharedCall')
  @FieldResolver(() => VoiceMediaAsset, {
    nullable: true,
    description: 'The background audio of the source file; null until it is separated.',
  })
  background(@Root() { id }: DubbingResource, @Ctx() context: Context): Promise<VoiceMediaAsset | null> {
    return dubbingAsset(context, id, 'background')
  }

  @Costs('sharedCall')
  @FieldResolver(() => VoiceMediaAsset, {
    nullable: true,
    description: 'The speech of the source file; null until it is separated.',
  })
  foreground(@Root() { id }: DubbingResource, @Ctx() context: Context): Promise<VoiceMediaAsset | null> {
    return dubbingAsset(context, id, 'foreground')
  }

  @Costs('sharedCall')
  @FieldResolver(() => [DubbingSpeaker], {
    nullable: true,
    description: 'Speakers of the dubbing; null until the dubbing is editable.',
  })
  async speakers(@Root() { id }: DubbingResource, @Ctx() { loaders }: Context): Promise<DubbingSpeaker[] | null> {
    return (await loaders.dubbingResource.load(id))?.speakers() ?? null
  }

  @Costs('sharedCall')
  @FieldResolver(() => DubbingSpeaker, {
    nullable: true,
    description: 'Returns a speaker by id; null if it does not exist.',
  })
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
    description: 'Segments in chronological order; null until the dubbing is editable.',
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
  @FieldResolver(() => DubbingSegment, {
    nullable: true,
    description: 'Returns a segment by id; null if it does not exist.',
  })
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
    description: 'Renders of the dubbing, newest first; null until the dubbing is editable.',
  })
  async renders(@Root() { id }: DubbingResource, @Ctx() { loaders }: Context): Promise<DubbingRender[] | null> {
    return (await loaders.dubbingResource.load(id))?.renders() ?? null
  }

  @FieldResolver(() => VoiceMediaAsset, {
    nullable: true,
    description:
      'Audio or video file with the original automatic dubbing; null until the status is DUBBED, or if the dubbing ' +
      'does not have this language. It never contains edits: see `renders`. Its URL has no ranges if the voice service ' +
      'sends the file without its length: the response to a range is then the whole file with `accept-ranges: none`.',
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
      'Transcript in one language, including edits; null until the status is DUBBED, or if there is no transcript. ' +
      'One upstream call for each transcript. The voice service may reject the format JSON for studio dubbings.',
  })
  async transcript(
    @Root() dubbing: DubbingResource,
    @Arg('language', () => String, {
      description: 'Code of the language, or `source` for the language of the source file.',
    })
    language: string,
    @Arg('format', () => DubbingTranscriptFormat, { description: 'Format of the transcript.' })
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
    description: 'Lists dubbings of the user that are visible to you, newest first.',
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

/** Whether the text has the form of a language code. */
function isLanguage(text: string): boolean {
  return text.length <= 20 && /^[A-Za-z]{2,}([-_][A-Za-z0-9]{1,8})*$/.test(text)
}
