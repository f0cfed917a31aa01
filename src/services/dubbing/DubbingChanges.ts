import type { DubbingResourceView } from '../../datasources/elevenlabs/apis/DubbingResourceView.js'
import { changedSegments, type SegmentDigests } from '../../datasources/elevenlabs/apis/segmentDigests.js'

export interface DubbingDiff {
  readonly isFirst: boolean
  readonly version: number
  /** The content changed, but not the version. */
  readonly isUnversioned: boolean
  readonly changedSegmentIds: readonly string[]
  readonly digests: SegmentDigests
  /** Everything except the segments. */
  readonly other: string
}

/** Which segments of a dubbing changed with which poll. Keeps digests, not the segments. */
export class DubbingChanges {
  #last: DubbingDiff | undefined
  #number = 0
  /** The number of its last change, by segment, in the order of the changes. */
  readonly #numberOf = new Map<string, number>()
  readonly #changedSince = new Map<number, string[]>()

  /** Rises with each change. */
  get number(): number {
    return this.#number
  }

  /** Null if nothing changed. */
  compare(view: DubbingResourceView): DubbingDiff | null {
    const { version } = view
    const last = this.#last
    const digests = view.digests()
    const other = JSON.stringify([version, view.targetLanguages, view.speakers(), view.renders()])
    const changedSegmentIds = last ? changedSegments(last.digests, digests) : []
    if (last && changedSegmentIds.length === 0 && other === last.other) return null
    // A change before the first poll has no version that a follower could have seen.
    const isUnversioned = last === undefined || version <= last.version
    return { isFirst: last === undefined, version, isUnversioned, changedSegmentIds, digests, other }
  }

  add(diff: DubbingDiff): void {
    this.#last = diff
    this.#number += 1
    this.#changedSince.clear()
    for (const id of diff.changedSegmentIds) {
      // Moves the segment to the end of the map.
      this.#numberOf.delete(id)
      this.#numberOf.set(id, this.#number)
    }
  }

  /** The segments that were added, changed or deleted after the change with this number. */
  since(number: number): string[] {
    let changed = this.#changedSince.get(number)
    if (changed === undefined) {
      changed = Array.from(this.#numberOf).flatMap(([id, changedWith]) => (changedWith > number ? [id] : []))
      this.#changedSince.set(number, changed)
    }
    return changed
  }
}
