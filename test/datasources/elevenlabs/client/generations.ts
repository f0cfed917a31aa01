import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Readable } from 'node:stream'
import type { SpeechOptions, SpeechRequest } from '../../../../src/datasources/elevenlabs/apis/SpeechApi.js'
import type { TimedChunk } from '../../../../src/datasources/elevenlabs/client/GeneratedStream.js'
import type { TestUpstream } from '../openTestUpstream.js'

export type Answer = (request: IncomingMessage, response: ServerResponse, index: number) => void

export const AUDIO = { 'content-type': 'audio/mpeg' }

/** Some seconds of speech. */
export const SPEECH: SpeechRequest = {
  text: 'The quick brown fox jumps over the lazy dog, and the dog does not mind at all. Ä µ 漢字 🦊',
  modelId: 'eleven_multilingual_v2',
  outputFormat: 'MP3_44100_128',
  logging: true,
}

export const STREAMED: SpeechOptions = { streamed: true, group: 'standard' }
export const WHOLE: SpeechOptions = { streamed: false, group: 'standard' }

export async function bytesOf(body: Readable): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of body) chunks.push(chunk)
  return Buffer.concat(chunks)
}

export async function listOf<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = []
  for await (const item of items) list.push(item)
  return list
}

export function audioOf(chunks: readonly TimedChunk[]): Buffer {
  return Buffer.concat(chunks.map(({ audio }) => audio))
}

/** A line of a timed stream, or the complete response. */
export function timedLine(text: string, at = 0): string {
  const characters = [...text]
  const times = {
    characters,
    character_start_times_seconds: characters.map((_, index) => at + index),
    character_end_times_seconds: characters.map((_, index) => at + index + 1),
  }
  const audio = Buffer.from(`sound of ${text}`).toString('base64')
  return JSON.stringify({ audio_base64: audio, alignment: times, normalized_alignment: times })
}

/** The rejection of a promise. */
export async function errorOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => {
      throw new Error('It was not rejected')
    },
    (error: unknown) => error,
  )
}

/** A server that reads the complete request before it responds. */
export const afterReading =
  (answer: Answer): Answer =>
  (request, response, index) =>
    request.resume().once('end', () => answer(request, response, index))

/** Slots in use in the limiter of `STREAMED`. */
export function slotsInUse(upstream: TestUpstream): number {
  return upstream.stats().limiters['generation:standard']?.inFlight ?? 0
}
