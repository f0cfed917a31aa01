import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { measureStopped, type StoppedCost } from './measureStopped.js'
import { streamThroughBare, streamThroughOurs } from './measureStreams.js'
import { reportSpeech, type StreamsRound } from './reportSpeech.js'
import { SpeechBench } from './SpeechBench.js'
import { timeFirstBytes } from './timeFirstBytes.js'

export interface SpeechSizes {
  rounds: number
  /** How many speeches are asked for each way, at each pace. */
  speeches: number
  /** Of each sound that many hear, in MiB. */
  mebibytes: number
}

/** The time to the first piece: as the emulator takes it by itself, and of a model that is made for quality. */
const firstPiecesMs = [60, 250]
const crowd = { readers: 200, sounds: 10 }
const stoppedReaders = 20

/** Speech through our server, against asking the upstream itself. */
export async function benchSpeech(
  { rounds, speeches, mebibytes }: SpeechSizes,
  databaseUrl: string | undefined,
): Promise<string> {
  const workDir = await mkdtemp(join(tmpdir(), 'polyphony-bench-speech-'))
  const bench = await SpeechBench.open(workDir, crowd.sounds)
  try {
    const server = await bench.startOurs(databaseUrl)
    const firstBytes = await timeFirstBytes(bench, server, { firstPiecesMs, rounds: speeches })
    await server.close()

    const streams: StreamsRound[] = []
    const stopped: StoppedCost[] = []
    for (let round = 0; round < rounds; round++) {
      process.stderr.write(`speech: round ${round + 1} of ${rounds}\n`)
      const size = { ...crowd, mebibytes }
      streams.push({ ours: await streamThroughOurs(bench, size), bare: await streamThroughBare(bench, size) })
      stopped.push(await measureStopped(bench, stoppedReaders))
    }
    return reportSpeech({ firstBytes, streams, stopped }, databaseUrl === undefined ? 'embedded' : 'PostgreSQL')
  } finally {
    await bench.close()
    await rm(workDir, { recursive: true, force: true })
  }
}
