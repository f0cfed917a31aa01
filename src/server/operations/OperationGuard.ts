import { addressKey } from '../../auth/addressKey.js'
import type { Viewer } from '../../auth/Viewer.js'
import { viewerKey } from '../../auth/viewerKey.js'
import { OperationBudget } from '../../OperationBudget.js'
import { defaultServiceLimits, type ServiceLimits } from '../../serviceLimits.js'
import { refusalFor, smallBytes, UnsentBytes } from '../responses/UnsentBytes.js'
import { EventLoopTurns } from './EventLoopTurns.js'
import { ExecutionLimiter } from './ExecutionLimiter.js'
import { operationLimits } from './operationLimits.js'

export interface OperationGuardOptions {
  limits?: ServiceLimits
  /** All callers come through the gateway: then addresses tell nothing, and anonymous callers are limited together. */
  isBehindGateway?: boolean
}

export interface OperationCaller {
  readonly viewer: Viewer
  readonly remoteAddress: string | undefined
}

/** Below the time that a message of a subscription may take to leave. */
const readerPatience = { idleMs: 20_000, graceMs: 30_000, bytesPerSecond: 8 * 1024 }
const queuedPerKey = 200
/** Events of subscriptions wait instead of being refused: a change has one for each of its subscribers. */
const eventLimits = {
  total: Number.POSITIVE_INFINITY,
  anonymous: Number.POSITIVE_INFINITY,
  perKey: 10,
  perAnonymousKey: 10,
  queuedPerKey: 2_000,
  queueMs: 60_000,
}
const queueMs = 10_000

/** Identifies who uses a share of this process: a viewer, or the address of anonymous callers. */
export interface CallerShare {
  readonly isAnonymous: boolean
  /** Null for anonymous callers whose address tells nothing. */
  readonly key: string | null
}

/** What operations may use, on every transport: how many are in progress, and what each of them may cost. */
export class OperationGuard {
  readonly #limits: ServiceLimits
  readonly #isBehindGateway: boolean
  readonly #limiter: ExecutionLimiter
  readonly #events = new ExecutionLimiter(eventLimits)
  /** The responses that wait for their clients. */
  readonly unsent: UnsentBytes
  readonly turns = new EventLoopTurns()

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
      ...readerPatience,
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
   * Takes a slot for one operation, until the returned function is called.
   *
   * @throws what ExecutionLimiter.acquire throws; RateLimited and ServiceUnavailable also where too many bytes of earlier
   * responses are unsent.
   */
  async acquire(caller: OperationCaller, signal?: AbortSignal): Promise<() => void> {
    const share = this.shareOf(caller)
    const bound = this.unsent.boundFor(share, smallBytes)
    if (bound !== null) throw refusalFor(bound)
    return this.#limiter.acquire(share, signal)
  }

  /** Takes a slot for one event of a subscription, until the returned function is called. Few of one viewer run at a time. */
  async acquireEvent(caller: OperationCaller, signal: AbortSignal): Promise<() => void> {
    const release = await this.#events.acquire(this.shareOf(caller), signal)
    await this.turns.waitForOperation()
    return release
  }
}
