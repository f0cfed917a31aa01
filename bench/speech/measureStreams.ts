import { Agent } from 'node:http'
import { ServerProcess } from '../process/ServerProcess.js'
import type { MemoryGrowth } from '../process/watchMemory.js'
import type { PassThroughSettings } from '../servers/passThrough.js'
import { AudioReader } from './AudioReader.js'
import type { SpeechBench } from './SpeechBench.js'
import type { Speech } from './SpeechServer.js'

export interface StreamsCost extends MemoryGrowth {
  readonly readers: number
  /** Size of one recording. */
  readonly mebibytes: number
  readonly secs: number
  readonly cpuSecs: number
  /** Number of readers that received every byte. */
  readonly complete: number
  /** Number of upstream generations. */
  readonly generated: number
}

export interface StreamsSettings {
  readers: number
  /** Each has the same number of readers. */
  recordings: number
  /** Approximate size of a recording. */
  mebibytes: number
}

const slowBytesPerSecond = 2 ** 20
/** For MP3 at 128 kbit/s. */
const bytesPerSec = 16_000
const sentence = 'Two hundred listen to this, and half of them are slow. '
const warmUps = 20

/** Many readers of audio in progress, half of them slow, through our server. */
export async function streamThroughServer(bench: SpeechBench, size: StreamsSettings): Promise<StreamsCost> {
  const server = await bench.startOurs()
  try {
    return await measure(bench, size, {
      process: server.process,
      urlsOf: async (speeches, agent) =>
        (await Promise.all(speeches.map((speech) => server.speak(speech, agent)))).map(({ url }) => url),
    })
  } finally {
    await server.close()
  }
}

/** The same through a proxy. */
export async function streamThroughBare(bench: SpeechBench, size: StreamsSettings): Promise<StreamsCost> {
  const requests = [...speechesOf(size), warmUpSpeech].map((speech) => bench.upstreamRequest(speech))
  const server = await ServerProcess.start<{ url: string }>('passThrough', { requests } satisfies PassThroughSettings)
  try {
    const urlOf = (speech: Speech) => `${server.info.url}/${speech === warmUpSpeech ? size.recordings : speech.voice}`
    return await measure(bench, size, { process: server, urlsOf: async (speeches) => speeches.map(urlOf) })
  } finally {
    await server.close()
  }
}

const warmUpSpeech: Speech = { voice: 0, text: sentence, outputFormat: 'MP3_44100_128' }

interface StreamServer {
  process: ServerProcess<{ url: string }>
  /** The media URLs of the speeches. */
  urlsOf: (speeches: readonly Speech[], agent: Agent) => Promise<string[]>
}

async function measure(
  bench: SpeechBench,
  size: StreamsSettings,
  { process: server, urlsOf }: StreamServer,
): Promise<StreamsCost> {
  await bench.controls.setTiming({ firstPieceMs: 50, pauseMs: 50, pieceSecs: 8 })
  const speeches = speechesOf(size)
  const expected = await Promise.all(speeches.map((speech) => bench.expected(speech)))
  const agent = new Agent()
  const [warmUrl] = await urlsOf([warmUpSpeech], agent)
  await Promise.all(
    Array.from({ length: warmUps }, async () => (await AudioReader.open(warmUrl!, { agent })).completed),
  )

  await bench.controls.clearCalls()
  const before = await server.usage()
  await server.watchMemory()
  const startedAt = performance.now()
  const urls = await urlsOf(speeches, agent)
  const completed = await Promise.all(
    Array.from({ length: size.readers }, async (_, index) => {
      const recording = index % size.recordings
      const isSlow = Math.floor(index / size.recordings) % 2 === 1
      const reader = await AudioReader.open(urls[recording]!, {
        agent,
        bytesPerSecond: isSlow ? slowBytesPerSecond : undefined,
      })
      const { sha256 } = await reader.completed
      return sha256 === expected[recording]!.sha256
    }),
  )
  const secs = (performance.now() - startedAt) / 1_000
  const memory = await server.stopMemoryWatch()
  const after = await server.usage()
  const calls = await bench.controls.calls('POST')
  agent.destroy()
  return {
    ...memory,
    readers: size.readers,
    mebibytes: expected[0]!.sizeBytes / 2 ** 20,
    secs,
    cpuSecs: (after.cpuMicros - before.cpuMicros) / 1e6,
    complete: completed.filter((isComplete) => isComplete).length,
    generated: calls.filter(({ generation }) => generation !== undefined).length,
  }
}

/** Speech has about 14 characters per second. */
function speechesOf({ recordings, mebibytes }: StreamsSettings): Speech[] {
  const characters = (mebibytes * 2 ** 20 * 14) / bytesPerSec
  const text = sentence.repeat(Math.ceil(characters / sentence.length))
  return Array.from({ length: recordings }, (_, voice) => ({ voice, text, outputFormat: 'MP3_44100_128' }))
}
