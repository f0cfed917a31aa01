import { Args, Ctx, Query, Resolver } from 'type-graphql'
import type { Context } from '../../context.js'
import { InvalidInput } from '../../errors.js'
import { readEnum } from '../../schema/shared/enumOf.js'
import { VoiceUsage, VoiceUsageKind } from '../../schema/workspace/VoiceUsage.js'
import { VoiceUsageArgs } from '../../schema/workspace/VoiceUsageArgs.js'
import { RequiresScope } from '../shared/RequiresScope.js'

@Resolver()
export class VoiceUsageResolver {
  @RequiresScope('voices:read')
  @Query(() => VoiceUsage, {
    nullable: true,
    description:
      'Returns billed requests in a period and their cost. `scope: TENANT` requires the scope `tenant:admin`.',
  })
  async voiceUsage(
    @Args(() => VoiceUsageArgs) { from, to, scope }: VoiceUsageArgs,
    @Ctx() { usage }: Context,
  ): Promise<VoiceUsage> {
    if (to != null && to < from) {
      const message = '`to` must not be before `from`.'
      throw new InvalidInput(message, [{ path: ['to'], message }])
    }
    const sums = await usage.sum({ from, to, scope })
    return {
      characters: sums.reduce((total, { characters }) => total + characters, 0),
      entries: sums.map(({ actorId: userId, kind, ...sum }) => ({ ...sum, userId, kind: usageKindOf(kind) })),
    }
  }
}

/** Operation kinds are names of mutations in camel case; the values of VoiceUsageKind are in snake case. */
export function usageKindOf(operation: string): VoiceUsageKind {
  return readEnum(VoiceUsageKind, operation.replace(/[A-Z]/g, '_$&'))
}
