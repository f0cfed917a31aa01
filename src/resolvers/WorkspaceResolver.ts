import { Args, Ctx, Query, Resolver } from 'type-graphql'
import type { Context } from '../context.js'
import { WorkspaceVoicesArgs } from '../schema/inputs/WorkspaceVoicesArgs.js'
import { UpstreamUsage } from '../schema/UpstreamUsage.js'
import { VoiceConnection } from '../schema/VoiceConnection.js'
import { listWorkspaceVoices } from '../services/listWorkspaceVoices.js'
import { connectionDirectives } from './connectionDirectives.js'
import { RequiresScope } from './requiresScope.js'

/** What only those see who run the platform: the upstream workspace as a whole. */
@Resolver()
export class WorkspaceResolver {
  @connectionDirectives()
  @RequiresScope('platform:admin')
  @Query(() => VoiceConnection, {
    nullable: true,
    description: 'All voices of the upstream workspace, whoever owns them, as upstream finds and sorts them.',
  })
  workspaceVoices(
    @Args(() => WorkspaceVoicesArgs) args: WorkspaceVoicesArgs,
    @Ctx() context: Context,
  ): Promise<VoiceConnection> {
    return listWorkspaceVoices(context, args)
  }

  @RequiresScope('platform:admin')
  @Query(() => UpstreamUsage, { nullable: true, description: 'What the platform has used of its plan.' })
  upstreamUsage(@Ctx() { upstream }: Context): Promise<UpstreamUsage> {
    return upstream.account.getSubscription()
  }
}
