import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql'
import type { Context } from '../../context.js'
import {
  dubbingIdOf,
  type Operation as OperationRow,
  type OperationState,
  voiceIdOf,
} from '../../datasources/postgres/operations/Operation.js'
import { ResolveVoiceOperationInput } from '../../schema/operations/ResolveVoiceOperationInput.js'
import { ResolveVoiceOperationPayload } from '../../schema/operations/ResolveVoiceOperationPayload.js'
import {
  VoiceOperation,
  VoiceOperationConnection,
  type VoiceOperationStatus,
} from '../../schema/operations/VoiceOperation.js'
import { VoiceOperationsArgs } from '../../schema/operations/VoiceOperationsArgs.js'
import { pageOf } from '../../schema/shared/connectionOf.js'
import { resolveOperation } from '../../services/reconciliation/resolveOperation.js'
import { connectionDirectives } from '../shared/connectionDirectives.js'
import { RequiresScope } from '../shared/RequiresScope.js'
import { runMutation } from '../shared/runMutation.js'

@Resolver(() => VoiceOperation)
export class VoiceOperationResolver {
  @RequiresScope()
  @Query(() => VoiceOperation, {
    nullable: true,
    description: 'Returns an operation by id; null if it does not exist or is not visible to you.',
  })
  async voiceOperation(
    @Arg('id', () => ID, { description: 'Id of the operation.' }) id: string,
    @Ctx() { operations }: Context,
  ): Promise<VoiceOperation | null> {
    const row = await operations.find(id)
    return row === null ? null : toOperation(row)
  }

  @connectionDirectives()
  @RequiresScope()
  @Query(() => VoiceOperationConnection, {
    nullable: true,
    description:
      'Lists your operations, newest first. Administrators see the operations of their tenant or of all tenants.',
  })
  async voiceOperations(
    @Args(() => VoiceOperationsArgs) { first, after, filter }: VoiceOperationsArgs,
    @Ctx() { operations }: Context,
  ): Promise<VoiceOperationConnection> {
    const conditions = {
      kinds: filter?.kinds,
      states: filter?.statuses?.map((status) => statesOfStatuses[status]),
      needsAdmin: filter?.isWaitingForAdmin,
    }
    const page = await operations.list({ ...conditions, first, after })
    const edges = page.operations.map((row, index) => ({ cursor: page.cursors[index]!, node: toOperation(row) }))
    const totalCount = () => operations.count(conditions)
    return pageOf(edges, { hasNextPage: page.hasNextPage, after, totalCount })
  }

  @RequiresScope('platform:admin')
  @Mutation(() => ResolveVoiceOperationPayload, {
    nullable: true,
    description:
      'Sets the outcome of an operation with the status UNKNOWN: it created the given voice or dubbing, or it is ' +
      'abandoned.',
  })
  async resolveVoiceOperation(
    @Arg('input', () => ResolveVoiceOperationInput, { description: 'Input of `resolveVoiceOperation`.' })
    input: ResolveVoiceOperationInput,
    @Ctx() context: Context,
  ): Promise<ResolveVoiceOperationPayload> {
    return runMutation({ context, input, subject: 'id', unchanged: { operation: null } }, async () => {
      const operation = toOperation(await resolveOperation(context, input))
      const { voiceId, dubbingId } = operation
      return { operation, voiceId, dubbingId }
    })
  }
}

function toOperation({ actorId, error, ...row }: OperationRow): VoiceOperation {
  const { id, kind, state, needsAdmin, createdAt, sentAt, endedAt } = row
  return {
    ...{ id, kind, status: statusOf(state), isWaitingForAdmin: needsAdmin, createdAt, sentAt, endedAt },
    actor: { id: actorId },
    voiceId: voiceIdOf(row),
    dubbingId: dubbingIdOf(row),
    errorCode: error?.code ?? null,
  }
}

/** Rows use other names than the schema for two of the statuses. */
const statesOfStatuses: Readonly<Record<VoiceOperationStatus, OperationState>> = {
  ...{ PLANNED: 'PLANNED', SENT: 'SENT', REFUSED: 'REFUSED', UNKNOWN: 'UNKNOWN', ABANDONED: 'ABANDONED' },
  ...{ SUCCEEDED: 'DONE', RECONCILED: 'ADOPTED' },
}

function statusOf(state: OperationState): VoiceOperationStatus {
  if (state === 'DONE') return 'SUCCEEDED'
  return state === 'ADOPTED' ? 'RECONCILED' : state
}
