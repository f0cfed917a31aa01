import { Agent } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { AudioReader } from './AudioReader.js'
import type { SpeechBench } from './SpeechBench.js'
import type { Speech, SpeechServer } from './SpeechServer.js'

/** Times of one speech request per variant, in milliseconds. */
export interface FirstBytes {
  /** From the upstream request to its first byte. */
  direct: number
  /** From the mutation to the first byte of its audio. */
  ours: number
  /** The two parts of `ours`. */
  mutation: number
  get: number
}

export interface FirstByteScenario {
  /** The upstream delay of the first chunk. */
  firstPieceMs: number
  times: FirstBytes[]
}

const speech: Speech = {
  voice: 0,
  text: 'One hundred characters are a sentence or two. '.repeat(2),
  outputFormat: 'MP3_44100_128',
}
/** Work after a request, such as the commit, must not affect the next measurement. */
const betweenMs = 50

/** Requests before the measurement, so that both servers are warmed up. */
const warmUps = 400

/** Alternates direct requests and requests through our server, one at a time, for each upstream delay. */
export async function timeFirstBytes(
  bench: SpeechBench,
  server: SpeechServer,
  { firstChunkDelaysMs, rounds }: { firstChunkDelaysMs: readonly number[]; rounds: number },
): Promise<FirstByteScenario[]> {
  const { sha256 } = await bench.expected(speech)
  const agents = [new Agent({ keepAlive: true }), new Agent({ keepAlive: true })] as const
  const readExpected = async (reader: AudioReader) => {
    const result = await reader.completed
    if (result.sha256 !== sha256) throw new Error('The received audio differs from the expected audio')
    return result
  }

  const direct = async (): Promise<number> => {
    const { url, ...request } = bench.upstreamRequest(speech)
    const reader = await AudioReader.open(url, { agent: agents[0], method: 'POST', ...request })
    const { sentAt, firstByteAt } = await readExpected(reader)
    return firstByteAt - sentAt
  }
  const throughServer = async (): Promise<Omit<FirstBytes, 'direct'>> => {
    const startedAt = performance.now()
    const { url } = await server.speak(speech, agents[1])
    const reader = await AudioReader.open(url, { agent: agents[1] })
    const { sentAt, firstByteAt } = await readExpected(reader)
    return { ours: firstByteAt - startedAt, mutation: sentAt - startedAt, get: firstByteAt - sentAt }
  }

  await bench.controls.setTiming({ firstPieceMs: 0, pauseMs: 0, pieceSecs: 0.5 })
  for (let count = 0; count < warmUps; count++) {
    await direct()
    await throughServer()
  }
  const scenarios: FirstByteScenario[] = []
  for (const firstPieceMs of firstChunkDelaysMs) {
    process.stderr.write(`speech: first bytes of an upstream that takes ${firstPieceMs} ms\n`)
    await bench.controls.setTiming({ firstPieceMs, pauseMs: 15, pieceSecs: 0.5 })
    const times: FirstBytes[] = []
    for (let round = 0; round < rounds; round++) {
      const isFirst = round % 2 === 0
      const before = isFirst ? await direct() : undefined
      if (isFirst) await sleep(betweenMs)
      const ours = await throughServer()
      await sleep(betweenMs)
      const after = before ?? (await direct())
      if (!isFirst) await sleep(betweenMs)
      times.push({ direct: after, ...ours })
    }
    scenarios.push({ firstPieceMs, times })
  }
  for (const agent of agents) agent.destroy()
  return scenarios
}
