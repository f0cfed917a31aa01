export interface ByteBudgetLimits {
  readonly total: number
  readonly perKey: number
}

export type BudgetLimit = 'key' | 'total'

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

  /** Null if the bytes are reserved; otherwise the limit that prevents it. */
  reserve(key: string, bytes: number): BudgetLimit | null {
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
