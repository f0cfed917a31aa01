import { sampleRate } from './sampleRate.js'

/** A two-pole resonator. */
export class Resonator {
  #gain = 0
  #b = 0
  #c = 0
  #last = 0
  #secondLast = 0

  tune(hz: number, bandwidth: number): void {
    this.#c = -Math.exp((-2 * Math.PI * bandwidth) / sampleRate)
    this.#b = 2 * Math.exp((-Math.PI * bandwidth) / sampleRate) * Math.cos((2 * Math.PI * hz) / sampleRate)
    this.#gain = 1 - this.#b - this.#c
  }

  process(value: number): number {
    const next = this.#gain * value + this.#b * this.#last + this.#c * this.#secondLast
    this.#secondLast = this.#last
    this.#last = next
    return next
  }
}
