import type { PrismaClient } from '../generated/client.js'
import { type DubbingMirror, mirrorDubbings } from './DubbingRow.js'

/** The dubbings of all viewers, for workers. Checks no permissions and changes no owners. */
export class DubbingWorkerStore {
  readonly #db: PrismaClient

  constructor(db: PrismaClient) {
    this.#db = db
  }

  /** Updates the mirrored values of rows. Returns how many changed. */
  mirror(dubbings: readonly DubbingMirror[]): Promise<number> {
    return mirrorDubbings(this.#db, dubbings)
  }

  /** Records that upstream reports the dubbings as not found. `mirror` clears it. */
  async markMissing(dubbingIds: readonly string[]): Promise<void> {
    if (dubbingIds.length === 0) return
    await this.#db.$executeRaw`
      UPDATE dubbing SET missing_since = now(), updated_at = now()
      WHERE id = ANY (${dubbingIds}::text[]) AND missing_since IS NULL AND deleted_at IS NULL`
  }
}
