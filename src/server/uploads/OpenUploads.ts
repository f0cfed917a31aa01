import type { SignedInViewer } from '../../auth/Viewer.js'
import { viewerKey } from '../../auth/viewerKey.js'
import {
  type PreemptibleWork,
  type SlotOwner,
  SlotPreemption,
} from '../../datasources/elevenlabs/limiters/SlotPreemption.js'
import { RateLimited, ServiceUnavailable } from '../../errors.js'

/** How many multipart requests may be open at a time. Each holds a socket and up to half a mebibyte of memory. */
export interface OpenUploadLimits {
  perViewer: number
  perTenant: number
  total: number
}

/** Senders that are slower than this can be ended for a new upload; the second is for shares that are very unequal. */
const slowBytesPerSec = 64 * 1024
const unequalBytesPerSec = 256 * 1024

/** The multipart requests of this process that are not answered yet. */
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
   * Counts one more, until the returned function is called. When there are as many as there may be, the slowest of a
   * tenant or viewer that has more of them open is ended.
   *
   * @throws RateLimited when the viewer or its tenant, and ServiceUnavailable when the process has too many open.
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
