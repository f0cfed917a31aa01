import { addressKey } from '../../auth/addressKey.js'
import type { Viewer } from '../../auth/Viewer.js'
import { viewerKey } from '../../auth/viewerKey.js'
import { OperationBudget } from '../../OperationBudget.js'
import { defaultServiceLimits, type ServiceLimits } from '../../serviceLimits.js'
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

const queuedPerKey = 200
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

  /** Takes a slot for one operation, until the returned function is called. Throws as ExecutionLimiter.acquire does. */
  enter(caller: OperationCaller, signal?: AbortSignal): Promise<() => void> {
    return this.#limiter.acquire(this.shareOf(caller), signal)
  }
}
