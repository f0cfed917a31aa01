import type { Readable } from 'node:stream'

/** Start and end of each character, in three lists of equal length. */
export interface Alignment {
  characters: string[]
  startSecs: number[]
  endSecs: number[]
}

export interface GenerationHead {
  /** By which later speech can continue this one. */
  requestId: string | null
  historyItemId: string | null
  /** In credits. */
  characterCost: number | null
  mediaType: string
}

/**
 * Audio while it is generated. It holds a connection and a slot until its last byte, so it must be read to its end or passed to
 * `discardGeneration`. The abort of the caller does not end it, because it is billed.
 */
export interface GeneratedStream extends GenerationHead {
  /** Fails if upstream stops before the end. */
  body: Readable
}

/** Audio with the times of its characters. To be read as a `GeneratedStream`. */
export interface TimedStream extends GenerationHead {
  /** Iterable once. Fails if upstream stops before the end, or sends a malformed chunk. */
  chunks: AsyncIterable<TimedChunk>
}

export interface TimedChunk {
  audio: Buffer
  /** Times count from the start of the audio. Null if a later chunk has the times. */
  alignment: Alignment | null
  normalizedAlignment: Alignment | null
}

/** Closes a stream that is not read to its end. */
export async function discardGeneration(generation: GeneratedStream | TimedStream): Promise<void> {
  if ('body' in generation) generation.body.destroy()
  else await generation.chunks[Symbol.asyncIterator]().return?.()
}
