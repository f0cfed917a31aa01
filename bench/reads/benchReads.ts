import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Contender, connections } from './contenders.js'
import { type CpuShares, cpuShares } from './cpuShares.js'
import { generateLoad } from './generateLoad.js'
import { measureRounds, type RunSettings } from './measureRounds.js'
import { openContenders } from './openContenders.js'
import { type MemoryUse, reportReads } from './reportReads.js'
import { scenarios } from './scenarios.js'

/**
 * Reads, compared with bare HTTP and a stock Apollo Server. CPU profiles are written to the existing folder `profiles`.
 */
export async function benchReads(settings: RunSettings, profiles: string | undefined): Promise<string> {
  const workDir = await mkdtemp(join(tmpdir(), 'polyphony-bench-'))
  const opened: (() => Promise<unknown>)[] = []
  try {
    const contenders = await openContenders(workDir, opened)
    const memory: MemoryUse[] = []
    for (const { name, process } of contenders)
      memory.push({ name, startMiB: (await process.usage()).rssMiB, peakMiB: 0 })
    const samples = await measureRounds(contenders, settings, (round) =>
      process.stderr.write(`reads: round ${round + 1} of ${settings.rounds}\n`),
    )
    for (const [index, { process }] of contenders.entries()) memory[index]!.peakMiB = (await process.usage()).peakRssMiB
    const ours = contenders.find(({ name }) => name === 'ours')!
    const shares = await profileOurs(ours, settings.secondsPerRun * 2, profiles ?? workDir)
    return reportReads({ settings, samples, memory, shares })
  } finally {
    for (const close of opened.toReversed()) await close()
    await rm(workDir, { recursive: true, force: true })
  }
}

/** Runs after the rounds, because the profiler slows down the server. */
async function profileOurs({ process, pool, requests }: Contender, seconds: number, folder: string) {
  const shares = new Map<string, CpuShares>()
  for (const { name } of scenarios) {
    const file = join(folder, `${name}.cpuprofile`)
    await process.startProfile()
    await generateLoad(pool, requests.get(name)!, { connections, seconds })
    await process.stopProfile(file)
    shares.set(name, cpuShares(JSON.parse(await readFile(file, 'utf8'))))
  }
  return shares
}
