import type { Context } from '../../context.js'
import { UpstreamNotFound } from '../../errors.js'
import type { DeleteDubbingInput } from '../../schema/dubbing/DubbingInputs.js'
import { runOperation } from '../operations/runOperation.js'
import { requireDubbing } from './requireDubbing.js'

/** The row stays, so that the id cannot be claimed again. Succeeds if the dubbing no longer exists upstream. */
export async function deleteDubbing(context: Context, input: DeleteDubbingInput): Promise<{ dubbingId: string }> {
  const { id: dubbingId } = input
  await requireDubbing(context, dubbingId, 'deleteDubbing')
  const request = { kind: 'deleteDubbing', input, subjectId: dubbingId, expectation: {} } as const
  return runOperation(context, request, async (operation) => {
    await context.upstream
      .beforeWrite(() => operation.markSent())
      .dubbing.delete(dubbingId)
      .catch((error: unknown) => {
        if (!(error instanceof UpstreamNotFound && error.upstreamCode === 'dubbing_not_found')) throw error
      })
    return { result: { dubbingId }, deletesDubbing: dubbingId }
  })
}
