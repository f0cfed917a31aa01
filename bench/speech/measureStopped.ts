import { Agent } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { MemorySeen } from '../process/watchMemory.js'
import { SoundReader } from './AudioReader.js'
import type { SpeechBench } from './SpeechBench.js'
import type { Speech } from './SpeechServer.js'

export interface MemoryHeld extends MemorySeen {
  /** How much more buffers are held when the sound has been made than before, without what is garbage. */
  readonly heldMiB: number
}

export interface StoppedCost {
  readonly mebibytes: number
  readonly readers: number
  /** While the sound is made and nobody reads it. */
  readonly alone: MemoryHeld
  /** While it is made and the readers have stopped near its beginning. */
  readonly stopped: MemoryHeld
  /** How many readers heard every byte when they went on. */
  readonly whole: number
}

const sentence = 'This is longer than anybody cares to listen to. '
/** Thirty MiB of bare samples at 88,200 bytes a second and some fourteen characters a second. */
const speech: Speech = { voice: 0, text: sentence.repeat(105), outputFormat: 'PCM_44100' }
const warmUp: Speech = { ...speech, text: sentence }
const stopAfterBytes = 64 * 1024
const lookEveryMs = 100
const settleMs = 1_000

/** Readers who stop in the middle of a long sound: what they make the server hold. */
export async function measureStopped(bench: SpeechBench, readers: number): Promise<StoppedCost> {
  await bench.controls.setPace({ firstPieceMs: 50, pauseMs: 20, pieceSecs: 5 })
  const { sha256, sizeBytes } = await bench.expected(speech)
  const agent = new Agent()
  const made = async (count: number) => {
    const server = await bench.startOurs()
    const warm = await server.speak(warmUp, agent)
    await (await SoundReader.open(warm.url, { agent })).whole
    const heldBefore = await server.process.heldBuffersMiB()
    await server.process.watchMemory()
    const { url, audioId } = await server.speak(speech, agent)
    const stopped = await Promise.all(
      Array.from({ length: count }, async () => {
        const reader = await SoundReader.open(url, { agent })
        await reader.stopAfter(stopAfterBytes)
        return reader
      }),
    )
    while ((await server.stateOf(speech.voice, audioId, agent)) === 'GENERATING') await sleep(lookEveryMs)
    await sleep(settleMs)
    const seen = await server.process.memorySeen()
    const memory = { ...seen, heldMiB: (await server.process.heldBuffersMiB()) - heldBefore }
    for (const reader of stopped) reader.resume()
    const heard = await Promise.all(stopped.map((reader) => reader.whole))
    await server.close()
    return { memory, whole: heard.filter((each) => each.sha256 === sha256).length }
  }
  const alone = await made(0)
  const { memory, whole } = await made(readers)
  agent.destroy()
  return { mebibytes: sizeBytes / 2 ** 20, readers, alone: alone.memory, stopped: memory, whole }
}
