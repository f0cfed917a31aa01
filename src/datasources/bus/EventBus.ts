/** Something changed. An event carries no data: whoever hears of it reads anew, as far as it may. */
export interface BusEvent {
  /** Of what has changed; `*` where nobody knows what did. */
  readonly id: string
  readonly revision?: number
  /** Events may have been lost before this one: everything has to be read anew. */
  readonly missed?: true
}

/** Tells all processes what changed. It is not durable, so it only ever says that it is time to look. */
export interface EventBus {
  /** Resolves when the event is on its way. */
  publish(topic: string, event: Pick<BusEvent, 'id' | 'revision'>): Promise<void>
  /**
   * Events from this very call on, until the signal fires or the reader ends it. A slow reader gets the newest ones; of
   * the older ones it loses those that nobody has room for.
   */
  subscribe(topic: string, signal?: AbortSignal): AsyncIterableIterator<BusEvent>
  /** Ends every subscription. */
  close(): Promise<void>
}
