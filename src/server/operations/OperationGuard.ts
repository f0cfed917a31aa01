import { addressKey } from '../../auth/addressKey.js'
import type { Viewer } from '../../auth/Viewer.js'
import { viewerKey } from '../../auth/viewerKey.js'
import { OperationBudget } from '../../OperationBudget.js'
import { defaultServiceLimits, type ServiceLimits } from '../../serviceLimits.js'
import { smallBytes, UnsentBytes, unsentError } from '../responses/UnsentBytes.js'
import { eventLoopTurns } from './EventLoopTurns.js'
import { ExecutionLimiter } from './ExecutionLimiter.js'
import { operationLimits } from './operationLimits.js'

export interface OperationGuardOptions {
  limits?: ServiceLimits
  /** All callers share the address of the gateway, so anonymous callers are limited together. */
  isBehindGateway?: boolean
}

export interface OperationCaller {
  readonly viewer: Viewer
  readonly remoteAddress: string | undefined
}

/** Less than the send timeout of subscriptions. */
const slowReaderLimits = { idleMs: 20_000, graceMs: 30_000, bytesPerSecond: 8 * 1024 }
const queuedPerKey = 200
/** Events of subscriptions wait and are not refused: a change has one for each subscriber. */
const eventLimits = {
  total: Number.POSITIVE_INFINITY,
  anonymous: Number.POSITIVE_INFINITY,
  perKey: 10,
  perAnonymousKey: 10,
  queuedPerKey: 2_000,
  queueMs: 60_000,
}
const queueMs = 10_000

/** The key of limits per caller: a viewer, or the address of anonymous callers. */
export interface CallerShare {
  readonly isAnonymous: boolean
  readonly key: string | null
}

export class OperationGuard {
  readonly #limits: ServiceLimits
  readonly #isBehindGateway: boolean
  readonly #limiter: ExecutionLimiter
  readonly #events = new ExecutionLimiter(eventLimits)
  readonly unsent: UnsentBytes
  readonly turns = eventLoopTurns

  constructor({ limits = defaultServiceLimits, isBehindGateway = false }: OperationGuardOptions = {}) {
    this.#limits = limits
    this.#isBehindGateway = isBehindGateway
    this.#limiter = new ExecutionLimiter({
      total: limits.maxOperations,
      anonymous: limits.maxAnonymousOperations,
      perKey: limits.maxOperationsPerViewer,
      perAnonymousKey: limits.maxAnonymousOperationsPerAddress,
      queuedPerKey,
      queueMs,
    })
    this.unsent = new UnsentBytes({
      total: limits.maxUnsentBytes,
      perKey: limits.maxUnsentBytesPerViewer,
      anonymous: Math.ceil(limits.maxUnsentBytes / 4),
      perAnonymousKey: Math.ceil(limits.maxUnsentBytesPerViewer / 4),
      ...slowReaderLimits,
    })
  }

  get inProgress(): { signedIn: number; anonymous: number } {
    return this.#limiter.running
  }

  budgetFor(viewer: Viewer): OperationBudget {
    return new OperationBudget(operationLimits(viewer, this.#limits))
  }

  shareOf({ viewer, remoteAddress }: OperationCaller): CallerShare {
    if (viewer.kind === 'user') return { isAnonymous: false, key: viewerKey(viewer) }
    return { isAnonymous: true, key: this.#isBehindGateway ? null : addressKey(remoteAddress) }
  }

  /**
   * Acquires a slot for one operation. The returned function releases it.
   * @throws as ExecutionLimiter.acquire; RateLimited and ServiceUnavailable also if too many bytes of responses are
   * unsent.
   */
  async acquire(caller: OperationCaller, signal?: AbortSignal): Promise<() => void> {
    const share = this.shareOf(caller)
    const exceeded = this.unsent.exceededLimit(share, smallBytes)
    if (exceeded !== null) throw unsentError(exceeded)
    return this.#limiter.acquire(share, signal)
  }

  /** Acquires a slot for one event of a subscription. The returned function releases it. */
  async acquireEvent(caller: OperationCaller, signal: AbortSignal): Promise<() => void> {
    const release = await this.#events.acquire(this.shareOf(caller), signal)
    await this.turns.waitForOperation()
    return release
  }
}
