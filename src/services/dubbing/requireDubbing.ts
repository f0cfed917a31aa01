import type { Context } from '../../context.js'
import type { OperationKind } from '../../datasources/postgres/operations/operationKinds.js'
import { NotFound } from '../../errors.js'
import type { DubbingResource } from '../../schema/dubbing/DubbingResource.js'

/**
 * The dub as its row knows it, if the viewer may change it. No upstream call. A refusal leaves an entry in the audit under
 * the name of the mutation.
 *
 * @throws NotFound
 */
export async function requireDubbing(
  { loaders, dubbings }: Context,
  dubbingId: string,
  action: OperationKind,
): Promise<DubbingResource> {
  const dubbing = await loaders.ownedDubbing.load(dubbingId)
  if (dubbing !== null) return dubbing
  await dubbings.recordDenial(action, dubbingId)
  throw new NotFound('Dubbing', dubbingId)
}
