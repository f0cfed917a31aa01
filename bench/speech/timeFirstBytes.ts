import { Agent } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { SoundReader } from './AudioReader.js'
import type { SpeechBench } from './SpeechBench.js'
import type { SpeakingServer, Speech } from './SpeechServer.js'

/** Of one speech each way, in milliseconds. */
export interface FirstBytes {
  /** From the request to the upstream to its first byte. */
  direct: number
  /** From the mutation to the first byte of its sound: what somebody waits who asks us. */
  ours: number
  /** The two parts of it. */
  mutation: number
  get: number
}

export interface FirstByteScene {
  /** The time that the upstream takes to its first piece. */
  firstPieceMs: number
  times: FirstBytes[]
}

const speech: Speech = {
  voice: 0,
  text: 'One hundred characters are a sentence or two. '.repeat(2),
  outputFormat: 'MP3_44100_128',
}
/** What follows a sound, such as its commit, shall not fall into the time of the next. */
const betweenMs = 50

/** Speech before anything is timed: both of us are in service, and not just started. */
const warmUps = 400

/** One speech after the other, asked of the upstream and of us in turns, at each pace of its first piece. */
export async function timeFirstBytes(
  bench: SpeechBench,
  server: SpeakingServer,
  { firstPiecesMs, rounds }: { firstPiecesMs: readonly number[]; rounds: number },
): Promise<FirstByteScene[]> {
  const { sha256 } = await bench.expected(speech)
  const agents = [new Agent({ keepAlive: true }), new Agent({ keepAlive: true })] as const
  const heard = async (reader: SoundReader) => {
    const whole = await reader.whole
    if (whole.sha256 !== sha256) throw new Error('What was heard is not what was spoken')
    return whole
  }

  const direct = async (): Promise<number> => {
    const { url, ...request } = bench.directly(speech)
    const reader = await SoundReader.open(url, { agent: agents[0], method: 'POST', ...request })
    const { sentAt, firstByteAt } = await heard(reader)
    return firstByteAt - sentAt
  }
  const throughOurs = async (): Promise<Omit<FirstBytes, 'direct'>> => {
    const askedAt = performance.now()
    const { url } = await server.speak(speech, agents[1])
    const reader = await SoundReader.open(url, { agent: agents[1] })
    const { sentAt, firstByteAt } = await heard(reader)
    return { ours: firstByteAt - askedAt, mutation: sentAt - askedAt, get: firstByteAt - sentAt }
  }

  await bench.controls.setPace({ firstPieceMs: 0, pauseMs: 0, pieceSecs: 0.5 })
  for (let count = 0; count < warmUps; count++) {
    await direct()
    await throughOurs()
  }
  const scenes: FirstByteScene[] = []
  for (const firstPieceMs of firstPiecesMs) {
    process.stderr.write(`speech: first bytes of an upstream that takes ${firstPieceMs} ms\n`)
    await bench.controls.setPace({ firstPieceMs, pauseMs: 15, pieceSecs: 0.5 })
    const times: FirstBytes[] = []
    for (let round = 0; round < rounds; round++) {
      const isFirst = round % 2 === 0
      const before = isFirst ? await direct() : undefined
      if (isFirst) await sleep(betweenMs)
      const ours = await throughOurs()
      await sleep(betweenMs)
      const after = before ?? (await direct())
      if (!isFirst) await sleep(betweenMs)
      times.push({ direct: after, ...ours })
    }
    scenes.push({ firstPieceMs, times })
  }
  for (const agent of agents) agent.destroy()
  return scenes
}
