import type { DubbingMetadata } from '../../datasources/elevenlabs/apis/DubbingApi.js'
import type { DubbingClaim, Operation, Outcome } from '../../datasources/postgres/operations/Operation.js'
import { UpstreamNotFound } from '../../errors.js'
import { nothing, type Reconciler, type ReconcilerDeps, several } from './Reconciler.js'

/** Upstream has a clock of its own. */
const CLOCK_SKEW_MS = 120_000
const PAGE_SIZE = 100
const MAX_PAGES = 10

/**
 * The dub of that name which came since the request left, and which nobody has claimed. While another operation that makes
 * a dub of the same name is open, a single dub may be either's.
 */
export const reconcileCreateDubbing: Reconciler<'createDubbing'> = async (operation, deps) => {
  const { name, targetLanguage } = operation.expectation
  const alike = new Map<string, DubbingMetadata>()
  for await (const dubbing of dubbingsSince(operation, deps)) {
    if (dubbing.name.trim() === name.trim() && speaks(dubbing, targetLanguage)) alike.set(dubbing.id, dubbing)
  }
  if (alike.size === 0) return nothing
  // Before the claims: a rival that ends in between has claimed its dub by then.
  const hasRival = await deps.hasRivalDubbing(name)
  const [id, ...others] = await deps.unclaimedDubbings([...alike.keys()])
  const dubbing = id === undefined ? undefined : alike.get(id)
  if (dubbing === undefined) return nothing
  return others.length > 0 || hasRival ? several : { found: 'IT', outcome: outcomeOfDubbing(dubbing) }
}

export const reconcileDeleteDubbing: Reconciler<'deleteDubbing'> = async ({ subjectId }, { upstream }) => {
  if (subjectId === null) return nothing
  try {
    await upstream.dubbing.get(subjectId)
    return nothing
  } catch (error) {
    if (!(error instanceof UpstreamNotFound) || error.upstreamCode !== 'dubbing_not_found') throw error
    return { found: 'IT', outcome: { result: { dubbingId: subjectId }, deletesDubbing: subjectId } }
  }
}

/** A dub that was made, however that was found out: it belongs to the one who asked for it, and is followed to its end. */
export function outcomeOfDubbing(dubbing: DubbingMetadata): Outcome<'createDubbing'> {
  const claim: DubbingClaim = { dubbingId: dubbing.id, mirror: dubbing }
  return {
    result: { dubbingId: dubbing.id },
    dubbing: claim,
    // Also one that has ended: its job then tells how.
    starts: { kind: 'DUBBING', dubbingId: dubbing.id },
  }
}

/** Upstream may write a language in another way than it was told, so only two codes of two letters speak against it. */
function speaks({ targetLanguages }: DubbingMetadata, wanted: string | null): boolean {
  const base = (code: string) => code.split('-')[0]?.toLowerCase() ?? ''
  if (wanted === null || base(wanted).length !== 2 || targetLanguages.length === 0) return true
  return targetLanguages.some((language) => base(language).length !== 2 || base(language) === base(wanted))
}

/** Newest first. A list that goes on too long is an error, because what it did not show is not known to be absent. */
async function* dubbingsSince(
  { sentAt, createdAt }: Operation<'createDubbing'>,
  { upstream }: ReconcilerDeps,
): AsyncGenerator<DubbingMetadata> {
  const since = (sentAt ?? createdAt).getTime() - CLOCK_SKEW_MS
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
  throw new Error(`More than ${MAX_PAGES * PAGE_SIZE} dubs are newer than the request.`)
}
