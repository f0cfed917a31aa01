import { setTimeout as sleep } from 'node:timers/promises'
import type { ServerProcess } from '../process/ServerProcess.js'
import { type DeliveryResult, SubscriberGroup, type SubscriberOptions } from './SubscriberGroup.js'

export interface SubscriberCost extends DeliveryResult {
  readonly size: number
  /** Memory per subscriber when all are connected and idle. */
  readonly idleKiB: number
  /** Maximum memory per subscriber while events are sent, including idle memory. */
  readonly peakKiB: number
  /** CPU time of the server per message sent. */
  readonly cpuMicrosPerDelivery: number
}

const settleMs = 1_000
const timeoutMs = 120_000

/** Connects subscribers, triggers events, and measures the cost for the server until the final event. */
export async function measureSubscribers(
  server: ServerProcess<{ url: string }>,
  options: SubscriberOptions,
  trigger: () => Promise<void>,
): Promise<SubscriberCost> {
  const { size } = options
  const before = await server.usage()
  await server.watchMemory()
  const group = await SubscriberGroup.open(options)
  try {
    await sleep(settleMs)
    const idle = await server.usage()
    await trigger()
    const result = await group.result(timeoutMs)
    const after = await server.usage()
    const { growthMiB } = await server.stopMemoryWatch()
    return {
      ...result,
      size,
      idleKiB: ((idle.rssMiB - before.rssMiB) * 1_024) / size,
      peakKiB: (growthMiB * 1_024) / size,
      cpuMicrosPerDelivery: (after.cpuMicros - idle.cpuMicros) / result.deliveries,
    }
  } finally {
    group.close()
  }
}
