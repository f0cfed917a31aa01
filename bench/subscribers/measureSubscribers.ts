import { setTimeout as sleep } from 'node:timers/promises'
import type { ServerProcess } from '../process/ServerProcess.js'
import { type CrowdOptions, type CrowdStory, SubscriberCrowd } from './SubscriberGroup.js'

export interface CrowdCost extends CrowdStory {
  readonly size: number
  /** While all are connected and nothing happens, for each of them. */
  readonly idleKiB: number
  /** At most, while events are sent, for each of them; what they take when idle included. */
  readonly peakKiB: number
  /** Of the server, from the first event to the last, for each message that it sent. */
  readonly cpuMicrosPerDelivery: number
}

const settleMs = 1_000
const timeoutMs = 120_000

/** Opens a crowd, lets something happen that it hears of to its end, and says what that cost the server. */
export async function measureCrowd(
  server: ServerProcess<{ url: string }>,
  options: CrowdOptions,
  happen: () => Promise<void>,
): Promise<CrowdCost> {
  const { size } = options
  const before = await server.usage()
  await server.watchMemory()
  const crowd = await SubscriberCrowd.open(options)
  try {
    await sleep(settleMs)
    const idle = await server.usage()
    await happen()
    const story = await crowd.story(timeoutMs)
    const after = await server.usage()
    const { growthMiB } = await server.memorySeen()
    return {
      ...story,
      size,
      idleKiB: ((idle.rssMiB - before.rssMiB) * 1_024) / size,
      peakKiB: (growthMiB * 1_024) / size,
      cpuMicrosPerDelivery: (after.cpuMicros - idle.cpuMicros) / story.deliveries,
    }
  } finally {
    crowd.close()
  }
}
