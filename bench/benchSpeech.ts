import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { measureStopped, type StoppedCost } from './speech/measureStopped.js'
import { streamThroughBare, streamThroughOurs } from './speech/measureStreams.js'
import { reportSpeech, type StreamsRound } from './speech/reportSpeech.js'
import { SpeechBench } from './speech/SpeechBench.js'
import { type FirstByteScene, timeFirstBytes } from './speech/timeFirstBytes.js'

export interface SpeechSizes {
  rounds: number
  /** How many speeches are asked for each way, at each pace. */
  speeches: number
  /** Of each sound that many hear, in MiB. */
  mebibytes: number
}

/** The time to the first piece of a model that is made for speed, and of one that is made for quality. */
const firstPiecesMs = [75, 250]
const warmUps = 20
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
    const firstBytes: FirstByteScene[] = []
    const server = await bench.startOurs(databaseUrl)
    for (const firstPieceMs of firstPiecesMs) {
      process.stderr.write(`speech: first bytes of an upstream that takes ${firstPieceMs} ms\n`)
      firstBytes.push(await timeFirstBytes(bench, server, { firstPieceMs, rounds: speeches, warmUps }))
    }
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
