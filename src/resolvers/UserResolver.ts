import type { GraphQLResolveInfo } from 'graphql'
import { Args, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql'
import type { Context } from '../context.js'
import { VoicesArgs } from '../schema/inputs/VoicesArgs.js'
import { User } from '../schema/User.js'
import { VoiceConnection } from '../schema/VoiceConnection.js'
import { connectionDirectives } from './connectionDirectives.js'
import { RequiresScope } from './requiresScope.js'
import { needsUpstream } from './selection.js'
import { voicePage } from './voicePage.js'

@Resolver(() => User)
export class UserResolver {
  @connectionDirectives()
  @RequiresScope('voices:read')
  @FieldResolver(() => VoiceConnection, {
    nullable: true,
    description: 'The voices that the user owns, as far as you may see them.',
  })
  voices(
    @Root() user: User,
    @Args(() => VoicesArgs) args: VoicesArgs,
    @Ctx() { loaders }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<VoiceConnection> {
    const loader = needsUpstream(info, ['edges', 'node']) ? loaders.voice : loaders.ownedVoice
    return voicePage(loaders.voicesOfUser.load(user.id, args), loader, args.after)
  }
}
