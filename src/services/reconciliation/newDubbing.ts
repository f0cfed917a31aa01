import type { DubbingMetadata } from '../../datasources/elevenlabs/apis/DubbingApi.js'
import type { DubbingClaim, Operation, Outcome } from '../../datasources/postgres/operations/Operation.js'
import { UpstreamNotFound } from '../../errors.js'
import { createdSince, findOnly, none, type Reconciler, type ReconcilerDeps, several } from './Reconciler.js'

const PAGE_SIZE = 100
const MAX_PAGES = 10

export const reconcileCreateDubbing: Reconciler<'createDubbing'> = async (operation, deps) => {
  const { name, targetLanguage } = operation.expectation
  const candidates = new Map<string, DubbingMetadata>()
  for await (const dubbing of dubbingsSince(operation, deps)) {
    if (dubbing.name.trim() === name.trim() && hasLanguage(dubbing, targetLanguage)) candidates.set(dubbing.id, dubbing)
  }
  const id = await findOnly([...candidates.keys()], {
    hasCompetingOperation: () => deps.hasCompetingDubbing(name),
    unclaimed: (ids) => deps.unclaimedDubbings(ids),
  })
  if (id === 'SEVERAL') return several
  const dubbing = id === null ? undefined : candidates.get(id)
  return dubbing === undefined ? none : { found: 'ONE', outcome: outcomeOfDubbing(dubbing) }
}

export const reconcileDeleteDubbing: Reconciler<'deleteDubbing'> = async ({ subjectId }, { upstream }) => {
  if (subjectId === null) return none
  try {
    await upstream.dubbing.get(subjectId)
    return none
  } catch (error) {
    if (!(error instanceof UpstreamNotFound) || error.upstreamCode !== 'dubbing_not_found') throw error
    return { found: 'ONE', outcome: { result: { dubbingId: subjectId }, deletesDubbing: subjectId } }
  }
}

export function outcomeOfDubbing(dubbing: DubbingMetadata): Outcome<'createDubbing'> {
  const claim: DubbingClaim = { dubbingId: dubbing.id, mirror: dubbing }
  return {
    result: { dubbingId: dubbing.id },
    dubbing: claim,
    // Also for a dubbing that has ended: the job shows how.
    starts: { kind: 'DUBBING', dubbingId: dubbing.id },
  }
}

/** False only for two different codes of two letters: upstream may normalise other codes. */
function hasLanguage({ targetLanguages }: DubbingMetadata, wanted: string | null): boolean {
  const base = (code: string) => code.split('-')[0]?.toLowerCase() ?? ''
  if (wanted === null || base(wanted).length !== 2 || targetLanguages.length === 0) return true
  return targetLanguages.some((language) => base(language).length !== 2 || base(language) === base(wanted))
}

/** Newest first. Throws if there are too many pages, because the missing items may contain a match. */
async function* dubbingsSince(
  operation: Operation<'createDubbing'>,
  { upstream }: ReconcilerDeps,
): AsyncGenerator<DubbingMetadata> {
  const since = createdSince(operation)
  let cursor: string | undefined
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const { dubbings, nextCursor } = await upstream.dubbing.list({
      orderBy: 'CREATED_AT',
      direction: 'DESC',
      pageSize: PAGE_SIZE,
      cursor,
    })
    for (const dubbing of dubbings) {
      if (dubbing.createdAt !== null && dubbing.createdAt.getTime() >= since) yield dubbing
    }
    const isPast = dubbings.some((dubbing) => dubbing.createdAt !== null && dubbing.createdAt.getTime() < since)
    if (isPast || nextCursor === null) return
    cursor = nextCursor
  }
  throw new Error(`More than ${MAX_PAGES * PAGE_SIZE} dubbings are newer than the request.`)
}
