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
import { toSegmentIds } from './dubbingParts.js'
import { loadDubbing } from './loadDubbing.js'

interface SubscribeArguments {
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
      'Sends the current state of a dubbing, then every change of its status, segments, renders or jobs, by any ' +
      'client. Completes when the dubbing has failed or was deleted, and when a dubbing that was not created for ' +
      'the studio is finished.',
    subscribe: ({ context, args }: SubscribeArguments) => followDubbing(context, args.id, { since: args.since }),
  })
  dubbingUpdated(
    @Arg('id', () => ID, { description: 'Id of the dubbing.' }) _id: string,
    @Arg('since', () => SafeInt, {
      nullable: true,
      description: 'Highest `revision` received. States that are not newer are not sent.',
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
  /** Primes the loaders with the data of the event, so that subscribers cause no upstream calls of their own. */
  @Costs('sharedCall')
  @FieldResolver(() => DubbingResource, {
    nullable: true,
    description: 'The dubbing when the update is delivered; null if it is no longer visible to you.',
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
    return loadDubbing(row.id, context, info)
  }
}
