import { Agent } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { MemoryGrowth } from '../process/watchMemory.js'
import { AudioReader } from './AudioReader.js'
import type { SpeechBench } from './SpeechBench.js'
import type { Speech } from './SpeechServer.js'

export interface RetainedMemory extends MemoryGrowth {
  /** Increase of buffer memory after garbage collection, when the audio is complete. */
  readonly retainedMiB: number
}

export interface PausedReadersCost {
  readonly mebibytes: number
  readonly readers: number
  /** Without readers. */
  readonly withoutReaders: RetainedMemory
  /** With readers paused near the start. */
  readonly paused: RetainedMemory
  /** Number of readers that received every byte after they resumed. */
  readonly complete: number
}

const sentence = 'This is longer than anybody cares to listen to. '
/** 30 MiB of PCM at 88,200 bytes per second and about 14 characters per second. */
const speech: Speech = { voice: 0, text: sentence.repeat(105), outputFormat: 'PCM_44100' }
const warmUpSpeech: Speech = { ...speech, text: sentence }
const stopAfterBytes = 64 * 1024
const pollMs = 100
const settleMs = 1_000

/** Memory use of the server while readers are paused in the middle of a long recording. */
export async function measurePausedReaders(bench: SpeechBench, readers: number): Promise<PausedReadersCost> {
  await bench.controls.setTiming({ firstPieceMs: 50, pauseMs: 20, pieceSecs: 5 })
  const { sha256, sizeBytes } = await bench.expected(speech)
  const agent = new Agent()
  const measure = async (count: number) => {
    const server = await bench.startOurs()
    const warm = await server.speak(warmUpSpeech, agent)
    await (await AudioReader.open(warm.url, { agent })).completed
    const heldBefore = await server.process.retainedBuffersMiB()
    await server.process.watchMemory()
    const { url, audioId } = await server.speak(speech, agent)
    const paused = await Promise.all(
      Array.from({ length: count }, async () => {
        const reader = await AudioReader.open(url, { agent })
        await reader.stopAfter(stopAfterBytes)
        return reader
      }),
    )
    while ((await server.stateOf(speech.voice, audioId, agent)) === 'GENERATING') await sleep(pollMs)
    await sleep(settleMs)
    const growth = await server.process.stopMemoryWatch()
    const memory = { ...growth, retainedMiB: (await server.process.retainedBuffersMiB()) - heldBefore }
    for (const reader of paused) reader.resume()
    const results = await Promise.all(paused.map((reader) => reader.completed))
    await server.close()
    return { memory, complete: results.filter((each) => each.sha256 === sha256).length }
  }
  const withoutReaders = await measure(0)
  const { memory, complete } = await measure(readers)
  agent.destroy()
  return { mebibytes: sizeBytes / 2 ** 20, readers, withoutReaders: withoutReaders.memory, paused: memory, complete }
}
