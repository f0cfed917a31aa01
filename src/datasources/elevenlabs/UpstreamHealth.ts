import type { CallOutcome } from './client/UpstreamCall.js'

export type UpstreamState = 'unknown' | 'ok' | 'refused' | 'unavailable'

const states: Partial<Readonly<Record<CallOutcome, UpstreamState>>> = {
  ok: 'ok',
  not_found: 'ok',
  rejected: 'ok',
  credentials: 'refused',
  timeout: 'unavailable',
  unavailable: 'unavailable',
}

export class UpstreamHealth {
  #state: UpstreamState = 'unknown'

  get state(): UpstreamState {
    return this.#state
  }

  observe({ outcome }: { outcome: CallOutcome }): void {
    this.#state = states[outcome] ?? this.#state
  }
}
