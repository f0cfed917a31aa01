import { Ctx, Query, Resolver } from 'type-graphql'
import type { Context } from '../../context.js'
import { Unauthenticated } from '../../errors.js'
import { ViewerInfo } from '../../schema/users/Viewer.js'
import { RequiresScope } from '../shared/requiresScope.js'

@Resolver(() => ViewerInfo)
export class ViewerResolver {
  @RequiresScope()
  @Query(() => ViewerInfo, { nullable: true, description: 'Who you are, and what your token allows.' })
  viewer(@Ctx() { viewer }: Context): ViewerInfo {
    if (viewer.kind === 'anonymous') throw new Unauthenticated()
    return {
      user: { id: viewer.userId },
      tenantId: viewer.tenantId,
      scopes: [...viewer.scopes].sort(),
      expiresAt: viewer.expiresAt ?? null,
    }
  }
}
