import type { Context } from '../../context.js'
import type { OperationKind } from '../../datasources/postgres/operations/operationKinds.js'
import { NotFound } from '../../errors.js'
import type { DubbingResource } from '../../schema/dubbing/DubbingResource.js'

/** The row of a visible dubbing, without an upstream call. Throws NotFound, which is audited as a denial of `action`. */
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
