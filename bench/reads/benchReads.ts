import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Contender, connections } from './contenders.js'
import { type CpuShares, cpuShares } from './cpuShares.js'
import { generateLoad } from './generateLoad.js'
import { measureRounds, type Pace } from './measureRounds.js'
import { openContenders } from './openContenders.js'
import { type MemoryUse, report } from './reportReads.js'
import { scenarios } from './scenarios.js'

/** Reads, against bare HTTP and a stock Apollo Server. CPU profiles are kept in `profiles`, an existing folder. */
export async function benchReads(pace: Pace, profiles: string | undefined): Promise<string> {
  const workDir = await mkdtemp(join(tmpdir(), 'polyphony-bench-'))
  const opened: (() => Promise<unknown>)[] = []
  try {
    const contenders = await openContenders(workDir, opened)
    const memory: MemoryUse[] = []
    for (const { name, process } of contenders)
      memory.push({ name, startMiB: (await process.usage()).rssMiB, peakMiB: 0 })
    const samples = await measureRounds(contenders, pace, (round) =>
      process.stderr.write(`reads: round ${round + 1} of ${pace.rounds}\n`),
    )
    for (const [index, { process }] of contenders.entries()) memory[index]!.peakMiB = (await process.usage()).peakRssMiB
    const ours = contenders.find(({ name }) => name === 'ours')!
    const shares = await profileOurs(ours, pace.secondsPerRun * 2, profiles ?? workDir)
    return report({ pace, samples, memory, shares })
  } finally {
    for (const close of opened.toReversed()) await close()
    await rm(workDir, { recursive: true, force: true })
  }
}

/** After the rounds, for the profiler slows down what it watches. */
async function profileOurs({ process, pool, requests }: Contender, seconds: number, folder: string) {
  const shares = new Map<string, CpuShares>()
  for (const { name } of scenarios) {
    const file = join(folder, `${name}.cpuprofile`)
    await process.startProfile()
    await generateLoad(pool, connections, requests.get(name)!, seconds)
    await process.stopProfile(file)
    shares.set(name, cpuShares(JSON.parse(await readFile(file, 'utf8'))))
  }
  return shares
}
