import type { EventBus } from './EventBus.js'
import { Subscribers } from './Subscribers.js'

/** For a single process, as with the embedded database. */
export function createLocalBus(): EventBus {
  const subscribers = new Subscribers()
  return {
    publish: async (topic, { id, revision }) =>
      subscribers.publish(topic, revision === undefined ? { id } : { id, revision }),
    subscribe: (topic, signal) => subscribers.add(topic, signal),
    close: async () => subscribers.close(),
  }
}
