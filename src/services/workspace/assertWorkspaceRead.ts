import type { Context } from '../../context.js'
import { ServiceUnavailable } from '../../errors.js'

/**
 * For lists that would be empty. They prove nothing if the workspace was never read, or if upstream returns none of the
 * voices of `recordCount` rows after a sweep that found too many of them missing.
 *
 * @throws the error that upstream gives at the moment, or ServiceUnavailable.
 */
export async function assertWorkspaceRead(
  { readSweepState, upstream }: Pick<Context, 'readSweepState' | 'upstream'>,
  recordCount: number,
): Promise<void> {
  const { last, hasCompleted } = await readSweepState()
  const isReliable = recordCount > 0 ? last !== 'ALARMED' : hasCompleted
  if (last === null || isReliable) return
  await upstream.voices.list({ pageSize: 1 })
  throw new ServiceUnavailable('The voices of this platform could not be read; try again shortly.')
}
