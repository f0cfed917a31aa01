import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Ctx, FieldResolver, ID, Info, Resolver, Root, Subscription } from 'type-graphql'
import type { Context } from '../../context.js'
import { toDubbingResource } from '../../loaders/dubbingLoader.js'
import { DubbingResource } from '../../schema/dubbing/DubbingResource.js'
import { DubbingUpdate } from '../../schema/dubbing/DubbingUpdate.js'
import { Costs } from '../../schema/shared/Costs.js'
import { SafeInt } from '../../schema/shared/scalars.js'
import { type DubbingEvent, followDubbing } from '../../services/dubbing/followDubbing.js'
import { RequiresScope } from '../shared/RequiresScope.js'
import { selectedFields } from '../shared/selection.js'
import { dubbingOf } from './dubbingOf.js'
import { toSegmentIds } from './dubbingParts.js'

interface Following {
  context: Context
  args: { id: string; since?: number | null }
}

/** Carries the event to the field resolvers. */
class UpdateWithEvent extends DubbingUpdate {
  event!: DubbingEvent
}

@Resolver()
export class DubbingSubscriptions {
  @RequiresScope('dubbing:read')
  @Subscription(() => DubbingUpdate, {
    nullable: true,
    description:
      'Follows a dub: first how it is, then every change, be it of its state, its segments, its renders or its jobs, ' +
      'whoever made it. Completes when the dub has failed, when it is gone, and when one that is not of the studio is ' +
      'done.',
    subscribe: ({ context, args }: Following) => followDubbing(context, args.id, { since: args.since }),
  })
  dubbingUpdated(
    @Arg('id', () => ID, { description: 'Id of the dub.' }) _id: string,
    @Arg('since', () => SafeInt, {
      nullable: true,
      description: 'The highest `revision` that you have: what you know already is not sent again.',
    })
    _since: number | null,
    @Root() event: DubbingEvent,
  ): DubbingUpdate {
    const { revision, changedSegmentIds: changed, row } = event
    const changedSegmentIds = changed && toSegmentIds(row.id, changed)
    return Object.assign(new UpdateWithEvent(), { revision, changedSegmentIds, event })
  }
}

@Resolver(() => DubbingUpdate)
export class DubbingUpdateResolver {
  /** What was read for the update is used for all that is asked below, so that no follower costs a call of its own. */
  @Costs('sharedCall')
  @FieldResolver(() => DubbingResource, {
    nullable: true,
    description: 'The dub, as it is when the update is delivered.',
  })
  async dubbing(
    @Root() update: DubbingUpdate,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<DubbingResource | null> {
    const { row, view, metadata } = (update as UpdateWithEvent).event
    const { loaders } = context
    loaders.primeDubbings([row])
    if (view) loaders.dubbingResource.prime(row.id, view)
    const known = await loaders.ownedDubbing.load(row.id)
    const selected = selectedFields(info, 'DubbingResource')
    const isStale = Array.from(known?.staleFields ?? []).some((name) => selected.has(name))
    if (isStale) loaders.dubbing.prime(row.id, toDubbingResource(row, await metadata()))
    return dubbingOf(row.id, context, info)
  }
}
