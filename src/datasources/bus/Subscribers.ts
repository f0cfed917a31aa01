import type { BusEvent } from './EventBus.js'
import { Subscription } from './Subscription.js'

export class Subscribers {
  readonly #byTopic = new Map<string, Set<Subscription>>()
  #isClosed = false

  get size(): number {
    let size = 0
    for (const subscriptions of this.#byTopic.values()) size += subscriptions.size
    return size
  }

  add(topic: string, signal?: AbortSignal): AsyncIterableIterator<BusEvent> {
    const subscription = new Subscription(signal, () => this.#remove(topic, subscription))
    if (this.#isClosed) subscription.end()
    if (subscription.isEnded) return subscription
    const others = this.#byTopic.get(topic)
    if (others) others.add(subscription)
    else this.#byTopic.set(topic, new Set([subscription]))
    return subscription
  }

  publish(topic: string, event: BusEvent): void {
    for (const subscription of this.#byTopic.get(topic) ?? []) subscription.push(event)
  }

  publishToAll(event: BusEvent): void {
    for (const topic of this.#byTopic.keys()) this.publish(topic, event)
  }

  close(): void {
    this.#isClosed = true
    for (const subscriptions of [...this.#byTopic.values()]) {
      for (const subscription of [...subscriptions]) subscription.end()
    }
  }

  #remove(topic: string, subscription: Subscription): void {
    const subscriptions = this.#byTopic.get(topic)
    subscriptions?.delete(subscription)
    if (subscriptions?.size === 0) this.#byTopic.delete(topic)
  }
}
