import { writeFile } from 'node:fs/promises'
import { type Profiler, Session } from 'node:inspector/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { type MemorySeen, watchMemory } from './watchMemory.js'

/** What a server process is asked while it is measured. */
export type Question =
  | { ask: 'usage' }
  | { ask: 'watchMemory' }
  /** Ends the watch and says what it saw. */
  | { ask: 'memorySeen' }
  /** Collects all garbage first. */
  | { ask: 'heldBuffers' }
  | { ask: 'startProfile' }
  /** Ends the profile and writes it to a file. */
  | { ask: 'stopProfile'; file: string }
  | { ask: 'close' }

export interface Usage {
  /** User and system time of the whole process, its helper threads included. */
  cpuMicros: number
  rssMiB: number
  /** The most memory the process ever held. */
  peakRssMiB: number
}

const profileIntervalMicros = 200

/**
 * The side of a server process in the talk with the benchmark: says where it listens, then answers questions, and ends
 * when the benchmark does, in whatever way.
 */
export function answerParent<Facts extends object>(facts: Facts, close: () => Promise<unknown>): void {
  const session = new Session()
  let endWatch: (() => MemorySeen) | undefined
  const answers: { [Ask in Question['ask']]: (question: Extract<Question, { ask: Ask }>) => Promise<unknown> } = {
    async usage(): Promise<Usage> {
      const { user, system } = process.cpuUsage()
      const rssMiB = process.memoryUsage.rss() / 2 ** 20
      return { cpuMicros: user + system, rssMiB, peakRssMiB: process.resourceUsage().maxRSS / 1_024 }
    },
    async watchMemory() {
      endWatch?.()
      endWatch = watchMemory()
    },
    async memorySeen() {
      const seen = endWatch?.()
      endWatch = undefined
      return seen
    },
    async heldBuffers() {
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
  process.on('message', async (question: Question) => {
    const answer = answers[question.ask] as (question: Question) => Promise<unknown>
    process.send?.({ answer: await answer(question) })
  })
  process.once('disconnect', () => process.exit(0))
  process.send?.({ answer: facts })
}
