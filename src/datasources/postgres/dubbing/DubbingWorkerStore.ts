import type { PrismaClient } from '../generated/client.js'
import { type DubbingMirror, mirrorDubbings } from './DubbingRow.js'

/** The dubs of everybody, for workers that look at the upstream. It knows no viewer, and can not give a dub an owner. */
export class DubbingWorkerStore {
  readonly #db: PrismaClient

  constructor(db: PrismaClient) {
    this.#db = db
  }

  /** Refreshes what the rows of these dubs mirror, where it changed. Answers how many did. Dubs without a row are left out. */
  mirror(dubbings: readonly DubbingMirror[]): Promise<number> {
    return mirrorDubbings(this.#db, dubbings)
  }

  /** Notes that the upstream said of these dubs that they do not exist. That it shows one again clears it. */
  async noteMissing(dubbingIds: readonly string[]): Promise<void> {
    const ids = dubbingIds.filter((id) => !id.includes('\0'))
    if (ids.length === 0) return
    await this.#db.$executeRaw`
      UPDATE dubbing SET missing_since = now(), updated_at = now()
      WHERE id = ANY (${ids}::text[]) AND missing_since IS NULL AND deleted_at IS NULL`
  }
}
