import { Ctx, Query, Resolver } from 'type-graphql'
import type { Context } from '../../context.js'
import { Unauthenticated } from '../../errors.js'
import { VoiceViewer } from '../../schema/users/VoiceViewer.js'
import { RequiresScope } from '../shared/RequiresScope.js'

@Resolver(() => VoiceViewer)
export class VoiceViewerResolver {
  @RequiresScope()
  @Query(() => VoiceViewer, {
    nullable: true,
    description: 'Returns the authenticated user and the permissions of the token.',
  })
  voiceViewer(@Ctx() { viewer }: Context): VoiceViewer {
    if (viewer.kind === 'anonymous') throw new Unauthenticated()
    return {
      user: { id: viewer.userId },
      tenantId: viewer.tenantId,
      scopes: [...viewer.scopes].sort(),
      expiresAt: viewer.expiresAt ?? null,
    }
  }
}
