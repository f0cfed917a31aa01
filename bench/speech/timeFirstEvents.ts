import { Agent } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { AudioReader } from './AudioReader.js'
import type { SpeechBench } from './SpeechBench.js'
import type { Speech, SpeechServer } from './SpeechServer.js'

/** Times of one speech request, in milliseconds. */
export interface FirstEvent {
  /** From the upstream request to its first byte. */
  direct: number
  /** From the mutation to the first event of `speechStream`. */
  ours: number
}

const speech: Speech = { voice: 0, text: 'One sentence at the speed of speech.', outputFormat: 'ULAW_8000' }
/** Pieces of 100 ms, sent every 100 ms. */
const atSpeedOfSpeech = { firstPieceMs: 60, pauseMs: 100, pieceSecs: 0.1 }
const warmUps = 20
/** Work after a request must not affect the next measurement. */
const betweenMs = 50

/** Alternates direct requests and requests through our server, one at a time. */
export async function timeFirstEvents(
  bench: SpeechBench,
  server: SpeechServer,
  { rounds }: { rounds: number },
): Promise<FirstEvent[]> {
  const agents = [new Agent({ keepAlive: true }), new Agent({ keepAlive: true })] as const
  const direct = async (): Promise<number> => {
    const { url, ...request } = bench.upstreamRequest(speech)
    const reader = await AudioReader.open(url, { agent: agents[0], method: 'POST', ...request })
    const { sentAt, firstByteAt } = await reader.completed
    return firstByteAt - sentAt
  }
  const throughServer = async (): Promise<number> => {
    const startedAt = performance.now()
    const { audioId } = await server.speak(speech, agents[1])
    return (await server.firstEventAt(speech.voice, audioId)) - startedAt
  }
  process.stderr.write('speech: first events at the speed of speech\n')
  await bench.controls.setTiming(atSpeedOfSpeech)
  const times: FirstEvent[] = []
  for (let round = -warmUps; round < rounds; round++) {
    const time = { direct: await direct(), ours: await throughServer() }
    if (round >= 0) times.push(time)
    await sleep(betweenMs)
  }
  for (const agent of agents) agent.destroy()
  return times
}
