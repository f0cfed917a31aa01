import type { Context } from '../../context.js'
import type { DubbingMetadata } from '../../datasources/elevenlabs/apis/DubbingApi.js'
import type { DubbingResourceView } from '../../datasources/elevenlabs/apis/DubbingResourceView.js'
import { UpstreamNotFound, UpstreamRejected } from '../../errors.js'
import type { Logger } from '../../logger.js'

/** The reads of one follower. They return the same for all followers of a dubbing. */
export interface DubbingReader {
  /** Null if the dubbing has nothing to edit. Throws UpstreamNotFound if the dubbing does not exist. */
  readResource(): Promise<DubbingResourceView | null>
  readMetadata(): Promise<DubbingMetadata>
  recordVersion(version: number, isUnversioned: boolean): Promise<void>
  signal: AbortSignal
  logger: Logger
}

/** Upstream codes of dubbings that cannot be edited, or not yet. */
const notEditable: ReadonlySet<string> = new Set(['dubbing_not_dubbed', 'dubbing_not_editable', 'dubbing_failed'])

export function createDubbingReader(
  { upstream, dubbings, signal, logger }: Pick<Context, 'upstream' | 'dubbings' | 'signal' | 'logger'>,
  id: string,
): DubbingReader {
  const readMetadata = () => upstream.dubbing.get(id)
  return {
    signal,
    logger,
    readMetadata,
    recordVersion: (version, isUnversioned) => dubbings.recordVersion(id, version, isUnversioned),
    async readResource() {
      try {
        return await upstream.polling.dubbingResource.getResource(id)
      } catch (error) {
        if (error instanceof UpstreamRejected && notEditable.has(error.upstreamCode)) return null
        if (!(error instanceof UpstreamNotFound)) throw error
        // Only a read of the dubbing itself shows whether it exists.
        await readMetadata()
        return null
      }
    },
  }
}
