import { seededRandom } from '../../../emulator/seededRandom.js'

/** Draws from a sequence that is the same for the same seed. */
export class Random {
  readonly #next: () => number

  constructor(seed: string) {
    this.#next = seededRandom(seed)
  }

  /** A number in [0, 1). */
  next(): number {
    return this.#next()
  }

  /** A whole number from `min` to `max`, both included. */
  int(min: number, max: number): number {
    return min + Math.floor(this.#next() * (max - min + 1))
  }

  chance(probability: number): boolean {
    return this.#next() < probability
  }

  pick<Item>(items: readonly Item[]): Item {
    if (items.length === 0) throw new RangeError('There is nothing to pick from')
    return items[this.int(0, items.length - 1)]!
  }

  /** Picks an item as often as its weight says. */
  weighted<Item>(items: readonly (readonly [weight: number, item: Item])[]): Item {
    const total = items.reduce((sum, [weight]) => sum + weight, 0)
    let left = this.#next() * total
    for (const [weight, item] of items) {
      left -= weight
      if (left < 0) return item
    }
    return items[items.length - 1]![1]
  }

  /** Between one and `most` results of `write`. */
  some<Item>(most: number, write: (index: number) => Item): Item[] {
    return Array.from({ length: this.int(1, most) }, (_, index) => write(index))
  }
}
