/** A change. It carries no data: subscribers read what they may see. */
export interface BusEvent {
  /** Id of what has changed; `*` if unknown. */
  readonly id: string
  readonly revision?: number
  /** Events before this one may be lost: everything has to be read again. */
  readonly missed?: true
}

/** Publishes changes to all processes. Not durable: subscribers also poll. */
export interface EventBus {
  /** Resolves when the event is sent. */
  publish(topic: string, event: Pick<BusEvent, 'id' | 'revision'>): Promise<void>
  /** Events from this call on, until the signal aborts or the reader returns. A slow reader gets the newest events only. */
  subscribe(topic: string, signal?: AbortSignal): AsyncIterableIterator<BusEvent>
  close(): Promise<void>
}
