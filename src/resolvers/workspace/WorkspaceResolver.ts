import { Args, Ctx, Query, Resolver } from 'type-graphql'
import type { Context } from '../../context.js'
import { VoiceConnection } from '../../schema/voices/VoiceConnection.js'
import { VoiceWorkspaceArgs } from '../../schema/workspace/VoiceWorkspaceArgs.js'
import { VoiceWorkspaceUsage } from '../../schema/workspace/VoiceWorkspaceUsage.js'
import { listWorkspaceVoices } from '../../services/workspace/listWorkspaceVoices.js'
import { connectionDirectives } from '../shared/connectionDirectives.js'
import { RequiresScope } from '../shared/RequiresScope.js'

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
    @Args(() => VoiceWorkspaceArgs) args: VoiceWorkspaceArgs,
    @Ctx() context: Context,
  ): Promise<VoiceConnection> {
    return listWorkspaceVoices(context, args)
  }

  @RequiresScope('platform:admin')
  @Query(() => VoiceWorkspaceUsage, { nullable: true, description: 'What the platform has used of its plan.' })
  voiceWorkspaceUsage(@Ctx() { upstream }: Context): Promise<VoiceWorkspaceUsage> {
    return upstream.account.getSubscription()
  }
}
