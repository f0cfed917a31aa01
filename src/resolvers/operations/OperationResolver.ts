import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql'
import type { Context } from '../../context.js'
import {
  dubbingIdOf,
  type Operation as OperationRow,
  voiceIdOf,
} from '../../datasources/postgres/operations/Operation.js'
import { Operation, OperationConnection } from '../../schema/operations/Operation.js'
import { OperationsArgs } from '../../schema/operations/OperationsArgs.js'
import { ResolveOperationInput } from '../../schema/operations/ResolveOperationInput.js'
import { ResolveOperationPayload } from '../../schema/operations/ResolveOperationPayload.js'
import { pageOf } from '../../schema/shared/connectionOf.js'
import { resolveOperation } from '../../services/reconciliation/resolveOperation.js'
import { connectionDirectives } from '../shared/connectionDirectives.js'
import { RequiresScope } from '../shared/requiresScope.js'
import { userErrorFrom } from '../shared/userErrorFrom.js'

@Resolver(() => Operation)
export class OperationResolver {
  @RequiresScope()
  @Query(() => Operation, {
    nullable: true,
    description: 'One operation; null when it does not exist or you may not see it.',
  })
  async operation(
    @Arg('id', () => ID, { description: 'Id of the operation.' }) id: string,
    @Ctx() { operations }: Context,
  ): Promise<Operation | null> {
    const row = await operations.find(id)
    return row === null ? null : toOperation(row)
  }

  @connectionDirectives()
  @RequiresScope()
  @Query(() => OperationConnection, {
    nullable: true,
    description: 'Your operations, the newest first; those of the tenant or of all for their administrators.',
  })
  async operations(
    @Args(() => OperationsArgs) { first, after, states, waitsForAdmin }: OperationsArgs,
    @Ctx() { operations }: Context,
  ): Promise<OperationConnection> {
    const page = await operations.list({ first, after, states, needsAdmin: waitsForAdmin })
    const edges = page.operations.map((row) => ({ cursor: row.id, node: toOperation(row) }))
    return pageOf(edges, page.hasNextPage, after)
  }

  @RequiresScope('platform:admin')
  @Mutation(() => ResolveOperationPayload, {
    nullable: true,
    description: 'Decide what became of an operation whose outcome could not be found.',
  })
  async resolveOperation(
    @Arg('input', () => ResolveOperationInput, { description: 'Which operation, and what it made.' })
    input: ResolveOperationInput,
    @Ctx() context: Context,
  ): Promise<ResolveOperationPayload> {
    try {
      const operation = toOperation(await resolveOperation(context, input))
      if (operation.voiceId !== null) context.loaders.forgetVoice(operation.voiceId)
      if (operation.dubbingId !== null) context.loaders.clearDubbing(operation.dubbingId)
      return { operation, userErrors: [] }
    } catch (error) {
      return { operation: null, userErrors: [userErrorFrom(error)] }
    }
  }
}

function toOperation({ actorId, error, ...row }: OperationRow): Operation {
  const { id, kind, state, needsAdmin, createdAt, sentAt, endedAt } = row
  return {
    ...{ id, kind, state, createdAt, sentAt, endedAt },
    waitsForAdmin: needsAdmin,
    actor: { id: actorId },
    voiceId: voiceIdOf(row),
    dubbingId: dubbingIdOf(row),
    errorCode: error?.code ?? null,
  }
}
