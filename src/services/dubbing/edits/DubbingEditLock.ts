import type { Context } from '../../../context.js'
import type { DubbingResourceView } from '../../../datasources/elevenlabs/apis/DubbingResourceView.js'
import { Conflict, NotFound, UpstreamNotFound, UpstreamRejected } from '../../../errors.js'
import type { DubbingResource } from '../../../schema/dubbing/DubbingResource.js'
import { InputRefused } from '../../operations/InputRefused.js'

/**
 * The lock of the edits of one dubbing, and its resource. Upstream does not check versions, so this server makes one edit at
 * a time, and detects edits of other programs by the version.
 */
export class DubbingEditLock {
  readonly dubbingId: string
  version: number
  /** There was another edit since the version that the editor has seen. */
  changedElsewhere = false
  readonly #context: Context
  readonly #operationId: string
  #resource: DubbingResourceView | undefined

  private constructor(context: Context, operationId: string, resource: DubbingResourceView) {
    this.#context = context
    this.#operationId = operationId
    this.dubbingId = resource.dubbingId
    this.#resource = resource
    this.version = resource.version
  }

  /**
   * Waits for earlier edits, reads the resource and compares its version with `seenVersion`.
   *
   * @throws NotFound; Conflict with `currentVersion`; InputRefused if the dubbing cannot be edited, or not yet.
   */
  static async acquire(
    context: Context,
    { id, isStudio, targetLanguages }: Pick<DubbingResource, 'id' | 'isStudio' | 'targetLanguages'>,
    { seenVersion, operationId }: { seenVersion: number | null; operationId: string },
  ): Promise<DubbingEditLock> {
    if (!isStudio) throw notStudio()
    const row = await context.dubbings.beginEdit(id, seenVersion, operationId)
    let version: number | null = null
    try {
      const resource = await readResource(context, id)
      version = resource.version
      await mirrorLanguages(context, resource, targetLanguages)
      if (seenVersion !== null && seenVersion !== version) {
        throw new Conflict(`The dubbing was edited: its version is ${version} (expected ${seenVersion}).`, {
          currentVersion: version,
        }).at('version')
      }
      const lock = new DubbingEditLock(context, operationId, resource)
      lock.changedElsewhere = row.version !== null && seenVersion === null && version > row.version
      return lock
    } catch (error) {
      await release(context, id, version)
      throw error
    }
  }

  /** Can be called once: a resource can be very large, so it is not kept during the edits. */
  withResource<Result>(read: (resource: DubbingResourceView) => Result): Result {
    const resource = this.#resource
    if (resource === undefined) throw new Error('The resource was already read')
    this.#resource = undefined
    return read(resource)
  }

  /** Each edit raises the version by one, so a larger step includes another edit. */
  recordEdit({ version }: { version: number }): void {
    if (version > this.version + 1) this.changedElsewhere = true
    this.version = version
  }

  /** For another edit. Throws Conflict if another operation has the lock. */
  async renew(): Promise<void> {
    await this.#context.dubbings.beginEdit(this.dubbingId, null, this.#operationId)
  }

  /** Does not throw: the lock also ends with its operation. */
  async release(): Promise<void> {
    await release(this.#context, this.dubbingId, this.version)
  }
}

async function release({ dubbings, logger }: Context, id: string, version: number | null): Promise<void> {
  try {
    await dubbings.endEdit(id, version)
  } catch (error) {
    logger.warn({ err: error, dubbingId: id }, 'the lock of a dubbing could not be released')
  }
}

/** A finished dubbing is not polled, so edits are the only updates of its languages. */
async function mirrorLanguages(
  { dubbings, logger }: Context,
  { dubbingId, targetLanguages }: DubbingResourceView,
  rowLanguages: readonly string[],
): Promise<void> {
  if (codesOf(targetLanguages) === codesOf(rowLanguages)) return
  try {
    await dubbings.mirrorLanguages(dubbingId, targetLanguages)
  } catch (error) {
    logger.warn({ err: error, dubbingId }, 'the languages of a dubbing could not be written')
  }
}

function codesOf(languages: readonly string[]): string {
  return JSON.stringify(languages.map((language) => language.toLowerCase()).sort())
}

async function readResource({ upstream }: Context, id: string): Promise<DubbingResourceView> {
  try {
    return await upstream.dubbingResource.getResource(id)
  } catch (error) {
    if (error instanceof UpstreamNotFound && error.upstreamCode === 'dubbing_not_found')
      throw new NotFound('Dubbing', id)
    if (!(error instanceof UpstreamRejected)) throw error
    // The reason is in the metadata, for every code of the refusal.
    const { isStudio, status } = await upstream.dubbing.get(id)
    if (!isStudio) throw notStudio()
    if (status === 'FAILED') throw refused('CONFLICT', 'The dubbing has failed and cannot be edited.')
    if (status !== 'DUBBED' && status !== 'UNKNOWN') throw refused('NOT_READY', 'The dubbing is not finished yet.')
    throw error
  }
}

function notStudio(): InputRefused {
  return refused('NOT_STUDIO', 'Only a dubbing with `isStudio: true` can be edited.')
}

function refused(code: 'CONFLICT' | 'NOT_READY' | 'NOT_STUDIO', message: string): InputRefused {
  return new InputRefused({ code, message })
}
