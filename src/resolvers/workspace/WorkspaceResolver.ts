import { Args, Ctx, Query, Resolver } from 'type-graphql'
import type { Context } from '../../context.js'
import { VoiceConnection } from '../../schema/voices/VoiceConnection.js'
import { UpstreamUsage } from '../../schema/workspace/UpstreamUsage.js'
import { WorkspaceVoicesArgs } from '../../schema/workspace/WorkspaceVoicesArgs.js'
import { listWorkspaceVoices } from '../../services/workspace/listWorkspaceVoices.js'
import { connectionDirectives } from '../shared/connectionDirectives.js'
import { RequiresScope } from '../shared/requiresScope.js'

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
