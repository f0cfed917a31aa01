export interface LeaseOptions {
  /** Extends the lease. False if another holder has it. */
  renew: () => Promise<boolean>
  everyMs: number
  /** Called for each renewal that failed. The lease is not lost by that. */
  onError?: (error: unknown) => void
}

export interface HeldLease {
  /** Aborts when a renewal finds that another holder has the lease. */
  readonly lost: AbortSignal
  /** Ends the renewals, and waits for the one in progress. */
  stop(): Promise<void>
}

/** Renews an acquired lease on a timer, one renewal at a time. The timer does not keep the process running. */
export function holdLease({ renew, everyMs, onError = () => {} }: LeaseOptions): HeldLease {
  const losing = new AbortController()
  let renewal: Promise<void> | undefined
  const renewOnce = async () => {
    try {
      if (await renew()) return
      clearInterval(timer)
      losing.abort(new Error('Another holder has the lease'))
    } catch (error) {
      onError(error)
    } finally {
      renewal = undefined
    }
  }
  const timer = setInterval(() => {
    renewal ??= renewOnce()
  }, everyMs).unref()
  return {
    lost: losing.signal,
    async stop() {
      clearInterval(timer)
      await renewal
    },
  }
}
