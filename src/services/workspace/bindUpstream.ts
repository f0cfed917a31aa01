import { SERVER_TENANT } from '../../async/limiters/AcquireRequest.js'
import type { DataSources } from '../../datasources/index.js'
import { BindingStore } from '../../datasources/postgres/workspace/BindingStore.js'
import { AppError, StartError, UpstreamCredentials } from '../../errors.js'
import type { Logger } from '../../logger.js'

export interface BindOptions {
  logger: Logger
  signal?: AbortSignal
}

/** The database belongs to another upstream. Its voice ids mean nothing to this one. */
export class WrongUpstream extends StartError {
  override readonly name = 'WrongUpstream'
}

/** Answers of upstream to a key that it does not know. Others may only lack a permission for some endpoints. */
const unknownKey = new Set(['invalid_api_key', 'missing_api_key', 'invalid_authorization_header', 'sign_in_required'])

/**
 * Compares the host and the account (GET /v1/user). False if upstream did not answer.
 *
 * @throws WrongUpstream, StartError if upstream refuses the key.
 */
export async function bindUpstream(
  { upstream, database }: Pick<DataSources, 'upstream' | 'database'>,
  baseUrl: string,
  { logger, signal }: BindOptions,
): Promise<boolean> {
  const host = new URL(baseUrl).hostname
  const calls = upstream.as({ tenantId: SERVER_TENANT, priority: 'query', signal, logger })
  const answer = await calls.account.getUser().then(
    ({ id }) => ({ accountId: id, isFinal: true }),
    async (error: unknown) => {
      logger.warn({ err: error }, 'the account of the upstream could not be read')
      if (error instanceof UpstreamCredentials) await assertKey(error, host, () => calls.voices.list({ pageSize: 1 }))
      // A key without permission for GET /v1/user can be valid for all other endpoints.
      const isRefused =
        error instanceof AppError && ['UPSTREAM_CREDENTIALS', 'UPSTREAM_REJECTED', 'NOT_FOUND'].includes(error.code)
      return { accountId: null, isFinal: isRefused }
    },
  )
  const bound = await new BindingStore(database.prisma).bind({ host, accountId: answer.accountId })
  if (!bound.ok) throw new WrongUpstream(`${bound.error} ${cureFor(database)}`)
  return answer.isFinal
}

async function assertKey(error: UpstreamCredentials, host: string, list: () => Promise<unknown>): Promise<void> {
  const { upstreamCode } = error.details
  const refusal = unknownKey.has(String(upstreamCode))
    ? error
    : await list().then(
        () => null,
        (failure: unknown) => failure,
      )
  if (!(refusal instanceof UpstreamCredentials)) return
  throw new StartError(
    `${host} refuses the key of ELEVENLABS_API_KEY (${refusal.details.upstreamCode ?? '401'}). Set ELEVENLABS_API_KEY to a valid key of ${host} that may read voices, and ELEVENLABS_BASE_URL to its region.`,
    { cause: error },
  )
}

function cureFor({ kind }: Pick<DataSources['database'], 'kind'>): string {
  const other = kind === 'embedded' ? 'DATA_DIR to another folder' : 'DATABASE_URL to another database'
  return `Set ELEVENLABS_API_KEY and ELEVENLABS_BASE_URL to those of before (without them, the emulator is used), or set ${other}.`
}
