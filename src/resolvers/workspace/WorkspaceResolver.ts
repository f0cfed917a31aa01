import { Args, Ctx, Query, Resolver } from 'type-graphql'
import type { Context } from '../../context.js'
import { VoiceConnection } from '../../schema/voices/VoiceConnection.js'
import { VoiceWorkspaceArgs } from '../../schema/workspace/VoiceWorkspaceArgs.js'
import { VoiceWorkspaceUsage } from '../../schema/workspace/VoiceWorkspaceUsage.js'
import { listWorkspaceVoices } from '../../services/workspace/listWorkspaceVoices.js'
import { connectionDirectives } from '../shared/connectionDirectives.js'
import { RequiresScope } from '../shared/RequiresScope.js'

@Resolver()
export class WorkspaceResolver {
  @connectionDirectives()
  @RequiresScope('platform:admin')
  @Query(() => VoiceConnection, {
    nullable: true,
    description:
      'Lists all voices of the upstream workspace, regardless of owner. The voice service filters and orders them.',
  })
  workspaceVoices(
    @Args(() => VoiceWorkspaceArgs) args: VoiceWorkspaceArgs,
    @Ctx() context: Context,
  ): Promise<VoiceConnection> {
    return listWorkspaceVoices(context, args)
  }

  @RequiresScope('platform:admin')
  @Query(() => VoiceWorkspaceUsage, {
    nullable: true,
    description: "Returns the usage of the platform's plan at the voice service. One upstream call.",
  })
  voiceWorkspaceUsage(@Ctx() { upstream }: Context): Promise<VoiceWorkspaceUsage> {
    return upstream.account.getSubscription()
  }
}
