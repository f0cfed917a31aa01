import type { DataSources } from '../../datasources/index.js'
import { BindingStore } from '../../datasources/postgres/workspace/BindingStore.js'
import { AppError } from '../../errors.js'
import type { Logger } from '../../logger.js'

/** The database belongs to another upstream: going on would mix the voices of two worlds. */
export class WrongUpstream extends Error {
  override readonly name = 'WrongUpstream'
}

/**
 * Makes sure that the database speaks of this very upstream, by host and, where the key may read it, by account
 * (GET /v1/user). True when that is settled; false when upstream could not be asked, which proves nothing.
 */
export async function bindUpstream(
  { upstream, database }: Pick<DataSources, 'upstream' | 'database'>,
  baseUrl: string,
  logger: Logger,
  signal?: AbortSignal,
): Promise<boolean> {
  const host = new URL(baseUrl).hostname
  const answer = await upstream
    .as({ tenantId: null, priority: 'query', signal, logger })
    .account.getUser()
    .then(
      ({ id }) => ({ accountId: id, isSettled: true }),
      (error: unknown) => {
        // A key without the permission to read its user still works for all else; only the host can be compared then.
        const isRefused =
          error instanceof AppError && ['UPSTREAM_CREDENTIALS', 'UPSTREAM_REJECTED', 'NOT_FOUND'].includes(error.code)
        logger.warn({ err: error }, 'upstream did not tell its account')
        return { accountId: null, isSettled: isRefused }
      },
    )
  const bound = await new BindingStore(database.prisma).bind({ host, accountId: answer.accountId })
  if (!bound.ok) throw new WrongUpstream(bound.error)
  return answer.isSettled
}
