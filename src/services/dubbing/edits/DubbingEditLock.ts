import type { Context } from '../../../context.js'
import type { DubbingResourceView } from '../../../datasources/elevenlabs/apis/DubbingResourceView.js'
import { Conflict, NotFound, UpstreamNotFound, UpstreamRejected } from '../../../errors.js'
import type { DubbingResource } from '../../../schema/dubbing/DubbingResource.js'
import { InputRefused } from '../../operations/InputRefused.js'

/**
 * The one place from which a dub is edited, and the dub as it is then. The upstream compares versions with nothing, so of
 * all who edit here one does at a time, and an edit elsewhere is seen by the version that it has left behind.
 */
export class DubbingEditLock {
  readonly dubbingId: string
  /** The last version that is known of the dub. */
  version: number
  /** Whether it was edited by somebody else since the version that the editor saw or that was last known. */
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
   * Waits for the edits before it, reads the dub and compares its version with the one that the editor saw, if it says so.
   *
   * @throws NotFound; Conflict with `currentVersion`; InputRefused for a dub that has nothing to edit, or not yet.
   */
  static async take(
    context: Context,
    { id, isStudio, targetLanguages }: Pick<DubbingResource, 'id' | 'isStudio' | 'targetLanguages'>,
    seenVersion: number | null,
    operationId: string,
  ): Promise<DubbingEditLock> {
    if (!isStudio) throw notStudio()
    const known = await context.dubbings.beginEdit(id, seenVersion, operationId)
    let version: number | null = null
    try {
      const resource = await readResource(context, id)
      version = resource.version
      await mirrorLanguages(context, resource, targetLanguages)
      if (seenVersion !== null && seenVersion !== version) {
        throw new Conflict(`The dub was edited meanwhile; its version is ${version} now.`, {
          currentVersion: version,
        }).at('version')
      }
      const place = new DubbingEditLock(context, operationId, resource)
      place.changedElsewhere = known.version !== null && seenVersion === null && version > known.version
      return place
    } catch (error) {
      await release(context, id, version)
      throw error
    }
  }

  /**
   * The dub as it was when the place was taken, to be looked at once: it may be very large, so it is not kept while the
   * edit, or many of them, are on their way.
   */
  look<Seen>(at: (resource: DubbingResourceView) => Seen): Seen {
    const resource = this.#resource
    if (resource === undefined) throw new Error('The dub was looked at before.')
    this.#resource = undefined
    return at(resource)
  }

  /** Notes what an edit has answered. Each edit counts one up, so that a larger step is not ours alone. */
  note(answer: { version: number }): void {
    if (answer.version > this.version + 1) this.changedElsewhere = true
    this.version = answer.version
  }

  /**
   * Keeps the place for another edit.
   *
   * @throws Conflict when it was lost to somebody else.
   */
  async keep(): Promise<void> {
    await this.#context.dubbings.beginEdit(this.dubbingId, null, this.#operationId)
  }

  /** Gives it back. Whether that succeeds changes nothing for the editor: it comes free by itself. */
  async release(): Promise<void> {
    await release(this.#context, this.dubbingId, this.version)
  }
}

async function release({ dubbings, logger }: Context, id: string, version: number | null): Promise<void> {
  try {
    await dubbings.endEdit(id, version)
  } catch (error) {
    logger.warn({ err: error, dubbingId: id }, 'the place of an edit could not be given back')
  }
}

/** Of a dub that is done nothing else may ever tell its row which languages it has got elsewhere. */
async function mirrorLanguages(
  { dubbings, logger }: Context,
  { dubbingId, targetLanguages }: DubbingResourceView,
  known: readonly string[],
): Promise<void> {
  if (codesOf(targetLanguages) === codesOf(known)) return
  try {
    await dubbings.mirrorLanguages(dubbingId, targetLanguages)
  } catch (error) {
    logger.warn({ err: error, dubbingId }, 'the languages of a dub could not be written')
  }
}

function codesOf(languages: readonly string[]): string {
  return JSON.stringify(languages.map((language) => language.toLowerCase()).sort())
}

async function readResource({ upstream }: Context, id: string): Promise<DubbingResourceView> {
  try {
    return await upstream.dubbing.getResource(id)
  } catch (error) {
    if (error instanceof UpstreamNotFound && error.upstreamCode === 'dubbing_not_found')
      throw new NotFound('Dubbing', id)
    if (!(error instanceof UpstreamRejected)) throw error
    // Whatever word it refuses by: what the dub is says why.
    const { isStudio, status } = await upstream.dubbing.get(id)
    if (!isStudio) throw notStudio()
    if (status === 'FAILED') throw refused('CONFLICT', 'The dub has failed, so there is nothing to edit.')
    if (status !== 'DUBBED' && status !== 'UNKNOWN') throw refused('NOT_READY', 'The dub is not done yet.')
    throw error
  }
}

function notStudio(): InputRefused {
  return refused('NOT_STUDIO', 'The dub was not made for the studio, so it cannot be edited.')
}

function refused(code: 'CONFLICT' | 'NOT_READY' | 'NOT_STUDIO', message: string): InputRefused {
  return new InputRefused({ code, message })
}
