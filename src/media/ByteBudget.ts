export interface ByteBudgetLimits {
  readonly total: number
  readonly perKey: number
}

/** Which bound a reservation met. */
export type BudgetBound = 'key' | 'total'

/** Bytes of memory that may be held at the same time, by each key and in all. */
export class ByteBudget {
  readonly #limits: ByteBudgetLimits
  readonly #held = new Map<string, number>()
  #total = 0

  constructor(limits: ByteBudgetLimits) {
    this.#limits = limits
  }

  get used(): number {
    return this.#total
  }

  /** Null when the bytes are reserved; otherwise the bound that they would exceed, and nothing is reserved. */
  reserve(key: string, bytes: number): BudgetBound | null {
    const held = (this.#held.get(key) ?? 0) + bytes
    if (held > this.#limits.perKey) return 'key'
    if (this.#total + bytes > this.#limits.total) return 'total'
    this.#held.set(key, held)
    this.#total += bytes
    return null
  }

  release(key: string, bytes: number): void {
    const left = (this.#held.get(key) ?? 0) - bytes
    if (left > 0) this.#held.set(key, left)
    else this.#held.delete(key)
    this.#total -= bytes
  }
}
