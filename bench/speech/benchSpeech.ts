import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { measurePausedReaders, type PausedReadersCost } from './measurePausedReaders.js'
import { streamThroughBare, streamThroughServer } from './measureStreams.js'
import { reportSpeech, type StreamsRound } from './reportSpeech.js'
import { SpeechBench } from './SpeechBench.js'
import { timeFirstBytes } from './timeFirstBytes.js'
import { timeFirstEvents } from './timeFirstEvents.js'

export interface SpeechBenchSettings {
  rounds: number
  /** Number of speech requests per variant and delay. */
  speeches: number
  /** Size in MiB of each recording with many readers. */
  mebibytes: number
}

/** Delays of the first chunk: the default of the emulator, and that of a slow high-quality model. */
const firstChunkDelaysMs = [60, 250]
const streamCounts = { readers: 200, recordings: 10 }
const pausedReaders = 20

/** Speech through our server, compared with direct requests to the upstream. */
export async function benchSpeech(
  { rounds, speeches, mebibytes }: SpeechBenchSettings,
  databaseUrl: string | undefined,
): Promise<string> {
  const workDir = await mkdtemp(join(tmpdir(), 'polyphony-bench-speech-'))
  const bench = await SpeechBench.open(workDir, streamCounts.recordings)
  try {
    const server = await bench.startOurs(databaseUrl)
    const firstBytes = await timeFirstBytes(bench, server, { firstChunkDelaysMs, rounds: speeches })
    const firstEvents = await timeFirstEvents(bench, server, { rounds: Math.ceil(speeches / 2) })
    await server.close()

    const streams: StreamsRound[] = []
    const paused: PausedReadersCost[] = []
    for (let round = 0; round < rounds; round++) {
      process.stderr.write(`speech: round ${round + 1} of ${rounds}\n`)
      const size = { ...streamCounts, mebibytes }
      streams.push({ ours: await streamThroughServer(bench, size), bare: await streamThroughBare(bench, size) })
      paused.push(await measurePausedReaders(bench, pausedReaders))
    }
    return reportSpeech(
      { firstBytes, firstEvents, streams, paused },
      databaseUrl === undefined ? 'embedded' : 'PostgreSQL',
    )
  } finally {
    await bench.close()
    await rm(workDir, { recursive: true, force: true })
  }
}
