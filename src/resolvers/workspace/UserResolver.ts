import type { GraphQLResolveInfo } from 'graphql'
import { Args, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql'
import type { Context } from '../../context.js'
import { Costs } from '../../schema/shared/Costs.js'
import { User } from '../../schema/users/User.js'
import { VoicesArgs } from '../../schema/voices/inputs/VoicesArgs.js'
import { VoiceConnection } from '../../schema/voices/VoiceConnection.js'
import { connectionDirectives } from '../shared/connectionDirectives.js'
import { RequiresScope } from '../shared/RequiresScope.js'
import { nodesNeedUpstream } from '../shared/selection.js'
import { voicePage } from '../voices/voicePage.js'

@Resolver(() => User)
export class UserResolver {
  @connectionDirectives()
  @RequiresScope('voices:read')
  @Costs('page')
  @FieldResolver(() => VoiceConnection, {
    nullable: true,
    description: 'Lists voices of the user that are visible to you.',
  })
  voices(
    @Root() user: User,
    @Args(() => VoicesArgs) args: VoicesArgs,
    @Ctx() { loaders }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<VoiceConnection> {
    const loader = nodesNeedUpstream(info) ? loaders.voice : loaders.ownedVoice
    return voicePage(loaders.voicesOfUser.load(user.id, args), loader, args)
  }
}
