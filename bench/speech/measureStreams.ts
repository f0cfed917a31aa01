import { Agent } from 'node:http'
import { ServerProcess } from '../process/ServerProcess.js'
import type { MemorySeen } from '../process/watchMemory.js'
import type { PassThroughSettings } from '../servers/passThrough.js'
import { SoundReader } from './AudioReader.js'
import type { SpeechBench } from './SpeechBench.js'
import type { Speech } from './SpeechServer.js'

export interface StreamsCost extends MemorySeen {
  readonly readers: number
  /** Of one sound. */
  readonly mebibytes: number
  readonly secs: number
  readonly cpuSecs: number
  /** How many readers heard every byte. */
  readonly whole: number
  /** How many sounds the upstream was asked for. */
  readonly generated: number
}

export interface StreamsSize {
  readers: number
  /** Each is heard by as many readers. */
  sounds: number
  /** Of a sound, about. */
  mebibytes: number
}

const slowBytesPerSecond = 2 ** 20
/** Of an MP3 of 128 kbit/s. */
const bytesPerSec = 16_000
const sentence = 'Two hundred listen to this, and half of them are slow. '
const warmUps = 20

/** Many readers of some sounds that are being made, every other one slow: through our server. */
export async function streamThroughOurs(bench: SpeechBench, size: StreamsSize): Promise<StreamsCost> {
  const server = await bench.startOurs()
  try {
    return await measure(bench, size, server.process, async (speeches, agent) =>
      (await Promise.all(speeches.map((speech) => server.speak(speech, agent)))).map(({ url }) => url),
    )
  } finally {
    await server.close()
  }
}

/** The same through a server that does nothing but pass on. */
export async function streamThroughBare(bench: SpeechBench, size: StreamsSize): Promise<StreamsCost> {
  const requests = [...speechesOf(size), warmUp].map((speech) => bench.directly(speech))
  const server = await ServerProcess.start<{ url: string }>('passThrough', { requests } satisfies PassThroughSettings)
  try {
    const urlOf = (speech: Speech) => `${server.facts.url}/${speech === warmUp ? size.sounds : speech.voice}`
    return await measure(bench, size, server, async (speeches) => speeches.map(urlOf))
  } finally {
    await server.close()
  }
}

const warmUp: Speech = { voice: 0, text: sentence, outputFormat: 'MP3_44100_128' }

async function measure(
  bench: SpeechBench,
  size: StreamsSize,
  server: ServerProcess<{ url: string }>,
  urlsOf: (speeches: readonly Speech[], agent: Agent) => Promise<string[]>,
): Promise<StreamsCost> {
  await bench.controls.setPace({ firstPieceMs: 50, pauseMs: 50, pieceSecs: 8 })
  const speeches = speechesOf(size)
  const expected = await Promise.all(speeches.map((speech) => bench.expected(speech)))
  const agent = new Agent()
  const [warmUrl] = await urlsOf([warmUp], agent)
  await Promise.all(Array.from({ length: warmUps }, async () => (await SoundReader.open(warmUrl!, { agent })).whole))

  await bench.controls.clearCalls()
  const before = await server.usage()
  await server.watchMemory()
  const startedAt = performance.now()
  const urls = await urlsOf(speeches, agent)
  const heard = await Promise.all(
    Array.from({ length: size.readers }, async (_, index) => {
      const sound = index % size.sounds
      const isSlow = Math.floor(index / size.sounds) % 2 === 1
      const reader = await SoundReader.open(urls[sound]!, {
        agent,
        bytesPerSecond: isSlow ? slowBytesPerSecond : undefined,
      })
      const { sha256 } = await reader.whole
      return sha256 === expected[sound]!.sha256
    }),
  )
  const secs = (performance.now() - startedAt) / 1_000
  const memory = await server.memorySeen()
  const after = await server.usage()
  const calls = await bench.controls.calls('POST')
  agent.destroy()
  return {
    ...memory,
    readers: size.readers,
    mebibytes: expected[0]!.sizeBytes / 2 ** 20,
    secs,
    cpuSecs: (after.cpuMicros - before.cpuMicros) / 1e6,
    whole: heard.filter((isWhole) => isWhole).length,
    generated: calls.filter(({ generation }) => generation !== undefined).length,
  }
}

/** The voices speak some fourteen characters a second. */
function speechesOf({ sounds, mebibytes }: StreamsSize): Speech[] {
  const characters = (mebibytes * 2 ** 20 * 14) / bytesPerSec
  const text = sentence.repeat(Math.ceil(characters / sentence.length))
  return Array.from({ length: sounds }, (_, voice) => ({ voice, text, outputFormat: 'MP3_44100_128' }))
}
