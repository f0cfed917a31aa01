import type DataLoader from 'dataloader'
import type { limitConcurrency } from '../async/limitConcurrency.js'
import type { DubbingResourceView } from '../datasources/elevenlabs/apis/DubbingResourceView.js'
import type { UpstreamApis } from '../datasources/elevenlabs/UpstreamApis.js'
import type { DubbingRow } from '../datasources/postgres/dubbing/DubbingRow.js'
import { InvalidInput, UpstreamNotFound, UpstreamRejected } from '../errors.js'
import { onceById } from './batchById.js'

export interface DubbingResourceLoaderDeps {
  upstream: Pick<UpstreamApis, 'dubbingResource'>
  acquireDubbing(): Promise<void>
  limit: ReturnType<typeof limitConcurrency>
}

/**
 * Segments that one request may hold, counted once for each language. A dubbing of two hours in a dozen languages has about
 * 65,000.
 */
const MAX_SEGMENTS = 200_000
/** The same in bytes of JSON, because segments can be long. */
const MAX_BYTES = 128 * 1024 * 1024

const NOT_EDITABLE: ReadonlySet<string> = new Set(['dubbing_not_dubbed', 'dubbing_not_editable', 'dubbing_failed'])

export function createDubbingResourceLoader(
  rows: DataLoader<string, DubbingRow | null, string>,
  { upstream, acquireDubbing, limit }: DubbingResourceLoaderDeps,
): DataLoader<string, DubbingResourceView | null, string> {
  const budget = new ResourceBudget()
  return onceById<string, DubbingResourceView | null>(async (id) => {
    const row = await rows.load(id)
    if (!row?.isStudio || row.status === 'FAILED') return null
    await acquireDubbing()
    return limit(async () => {
      budget.assertNotExceeded()
      try {
        const view = await upstream.dubbingResource.getResource(id)
        budget.add(view)
        return view
      } catch (error) {
        if (isWithoutResource(error, row)) return null
        throw error
      }
    })
  })
}

/** Upstream may refuse to read a dubbing in progress with any code. Only the metadata says that a dubbing does not exist. */
export function isWithoutResource(error: unknown, { status }: DubbingRow): boolean {
  if (error instanceof UpstreamNotFound) return true
  return error instanceof UpstreamRejected && (status !== 'DUBBED' || NOT_EDITABLE.has(error.upstreamCode))
}

class ResourceBudget {
  /** By dubbing, so that one that is read again does not count twice. */
  readonly #held = new Map<string, { segments: number; bytes: number }>()

  add(view: DubbingResourceView): void {
    const segments = view.segmentIds().length * (1 + view.targetLanguages.length)
    this.#held.set(view.dubbingId, { segments, bytes: view.sizeBytes })
  }

  assertNotExceeded(): void {
    const sum = { segments: 0, bytes: 0 }
    for (const { segments, bytes } of this.#held.values()) {
      sum.segments += segments
      sum.bytes += bytes
    }
    if (sum.segments < MAX_SEGMENTS && sum.bytes < MAX_BYTES) return
    throw new InvalidInput('The dubbings of this request have too many segments. Request fewer dubbings.')
  }
}
