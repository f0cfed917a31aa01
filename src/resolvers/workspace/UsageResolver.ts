import { Args, Ctx, Query, Resolver } from 'type-graphql'
import type { Context } from '../../context.js'
import { InvalidInput } from '../../errors.js'
import { VoiceUsageArgs } from '../../schema/audio/AudiosArgs.js'
import { readEnum } from '../../schema/shared/enumOf.js'
import { VoiceUsage, VoiceUsageKind } from '../../schema/workspace/Usage.js'
import { RequiresScope } from '../shared/requiresScope.js'

@Resolver()
export class UsageResolver {
  @RequiresScope('voices:read')
  @Query(() => VoiceUsage, {
    nullable: true,
    description: 'What was generated in a time, and what it cost. The tenant’s takes the scope `tenant:admin`.',
  })
  async voiceUsage(
    @Args(() => VoiceUsageArgs) { from, to, scope }: VoiceUsageArgs,
    @Ctx() { usage }: Context,
  ): Promise<VoiceUsage> {
    if (to != null && to < from) {
      const message = 'A time does not end before it begins.'
      throw new InvalidInput(message, [{ path: ['to'], message }])
    }
    const sums = await usage.sum({ from, to, scope })
    return {
      characters: sums.reduce((total, { characters }) => total + characters, 0),
      entries: sums.map(({ actorId: userId, kind, ...sum }) => ({ ...sum, userId, kind: usageKindOf(kind) })),
    }
  }
}

/** Operations are called as their mutations, and values of enums in capitals. */
export function usageKindOf(operation: string): VoiceUsageKind {
  return readEnum(VoiceUsageKind, operation.replace(/[A-Z]/g, '_$&'))
}
