import { SERVER_TENANT } from '../../async/limiters/AcquireRequest.js'
import type { DataSources } from '../../datasources/index.js'
import { BindingStore } from '../../datasources/postgres/workspace/BindingStore.js'
import { AppError, StartError } from '../../errors.js'
import type { Logger } from '../../logger.js'

export interface BindOptions {
  logger: Logger
  signal?: AbortSignal
}

/** The database belongs to another upstream. Its voice ids mean nothing to this one. */
export class WrongUpstream extends StartError {
  override readonly name = 'WrongUpstream'
}

/** Compares the host and the account (GET /v1/user). False if upstream did not answer; throws WrongUpstream. */
export async function bindUpstream(
  { upstream, database }: Pick<DataSources, 'upstream' | 'database'>,
  baseUrl: string,
  { logger, signal }: BindOptions,
): Promise<boolean> {
  const host = new URL(baseUrl).hostname
  const answer = await upstream
    .as({ tenantId: SERVER_TENANT, priority: 'query', signal, logger })
    .account.getUser()
    .then(
      ({ id }) => ({ accountId: id, isFinal: true }),
      (error: unknown) => {
        // A key without permission for GET /v1/user can be valid for all other endpoints.
        const isRefused =
          error instanceof AppError && ['UPSTREAM_CREDENTIALS', 'UPSTREAM_REJECTED', 'NOT_FOUND'].includes(error.code)
        logger.warn({ err: error }, 'the account of the upstream could not be read')
        return { accountId: null, isFinal: isRefused }
      },
    )
  const bound = await new BindingStore(database.prisma).bind({ host, accountId: answer.accountId })
  if (!bound.ok) throw new WrongUpstream(bound.error)
  return answer.isFinal
}
