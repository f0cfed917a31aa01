import { writeFile } from 'node:fs/promises'
import { type Profiler, Session } from 'node:inspector/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { type MemoryGrowth, watchMemory } from './watchMemory.js'

/** Requests to a server process during a measurement. */
export type ParentRequest =
  | { ask: 'usage' }
  | { ask: 'watchMemory' }
  /** Stops the memory watch and returns its result. */
  | { ask: 'stopMemoryWatch' }
  /** Collects garbage first. */
  | { ask: 'retainedBuffers' }
  | { ask: 'startProfile' }
  /** Stops the profile and writes it to a file. */
  | { ask: 'stopProfile'; file: string }
  | { ask: 'close' }

export interface Usage {
  /** User and system time of the whole process, including helper threads. */
  cpuMicros: number
  rssMiB: number
  /** Maximum resident memory since the start of the process. */
  peakRssMiB: number
}

const profileIntervalMicros = 200

/** Sends the server info to the benchmark process, answers its requests, and exits when it disconnects. */
export function serveParent<Info extends object>(info: Info, close: () => Promise<unknown>): void {
  const session = new Session()
  let stopWatch: (() => MemoryGrowth) | undefined
  const answers: {
    [Ask in ParentRequest['ask']]: (question: Extract<ParentRequest, { ask: Ask }>) => Promise<unknown>
  } = {
    async usage(): Promise<Usage> {
      const { user, system } = process.cpuUsage()
      const rssMiB = process.memoryUsage.rss() / 2 ** 20
      return { cpuMicros: user + system, rssMiB, peakRssMiB: process.resourceUsage().maxRSS / 1_024 }
    },
    async watchMemory() {
      stopWatch?.()
      stopWatch = watchMemory()
    },
    async stopMemoryWatch() {
      const growth = stopWatch?.()
      stopWatch = undefined
      return growth
    },
    async retainedBuffers() {
      setFlagsFromString('--expose-gc')
      runInNewContext('gc')()
      return { mebibytes: process.memoryUsage().arrayBuffers / 2 ** 20 }
    },
    async startProfile() {
      session.connect()
      await session.post('Profiler.enable')
      await session.post('Profiler.setSamplingInterval', { interval: profileIntervalMicros })
      await session.post('Profiler.start')
    },
    async stopProfile({ file }) {
      const { profile }: { profile: Profiler.Profile } = await session.post('Profiler.stop')
      session.disconnect()
      await writeFile(file, JSON.stringify(profile))
    },
    async close() {
      await close()
      setImmediate(() => process.exit(0))
    },
  }
  process.on('message', async (question: ParentRequest) => {
    const answer = answers[question.ask] as (question: ParentRequest) => Promise<unknown>
    process.send?.({ answer: await answer(question) })
  })
  process.once('disconnect', () => process.exit(0))
  process.send?.({ answer: info })
}
