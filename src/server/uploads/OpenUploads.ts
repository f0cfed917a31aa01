import { type PreemptibleWork, type SlotOwner, SlotPreemption } from '../../async/limiters/SlotPreemption.js'
import type { SignedInViewer } from '../../auth/Viewer.js'
import { viewerKey } from '../../auth/viewerKey.js'
import { RateLimited, ServiceUnavailable } from '../../errors.js'

/** Open multipart requests. Each takes a socket and up to 512 KiB of memory. */
export interface OpenUploadLimits {
  perViewer: number
  perTenant: number
  total: number
}

/** Slower uploads can be ended for a new one; the second rate applies if the shares are very unequal. */
const slowBytesPerSec = 64 * 1024
const unequalBytesPerSec = 256 * 1024

export class OpenUploads {
  readonly #limits: OpenUploadLimits
  readonly #open: SlotPreemption

  constructor(limits: OpenUploadLimits) {
    this.#limits = limits
    this.#open = new SlotPreemption({ afterMs: 0, slowBytesPerSec, unequalBytesPerSec }, () => limits)
  }

  get size(): number {
    return this.#open.held
  }

  /**
   * Counts an upload until the returned function is called. At a limit, the slowest upload of a tenant or viewer with a
   * larger share is ended.
   * @throws RateLimited at the limit of the viewer or tenant, ServiceUnavailable at that of the process.
   */
  open({ tenantId, ...viewer }: SignedInViewer, work: PreemptibleWork): () => void {
    const { perViewer, perTenant, total } = this.#limits
    const owner: SlotOwner = { tenantId, viewerKey: viewerKey({ tenantId, ...viewer }) }
    if (this.#open.heldBy(owner, 'viewer') >= perViewer) throw new RateLimited('VIEWER')
    const isTenantFull = this.#open.heldBy(owner, 'tenant') >= perTenant
    if ((isTenantFull || this.#open.held >= total) && !this.#open.preemptFor(owner)) {
      if (isTenantFull) throw new RateLimited('QUEUE')
      throw new ServiceUnavailable('Too many files are being uploaded; try again shortly.')
    }
    const holder = this.#open.hold(owner)
    holder.work = work
    return () => this.#open.release(holder)
  }
}
