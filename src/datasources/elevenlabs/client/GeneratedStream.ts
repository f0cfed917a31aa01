import type { Readable } from 'node:stream'

/** When each character is spoken, in three lists of the same length. */
export interface Alignment {
  characters: string[]
  startSecs: number[]
  endSecs: number[]
}

/** What the head of an answer tells of a generation. */
export interface GenerationHead {
  /** The upstream's own name for it, by which later speech can follow on from it. */
  requestId: string | null
  /** Where the upstream keeps it. */
  historyItemId: string | null
  /** In credits. */
  characterCost: number | null
  mediaType: string
}

/**
 * Sound as it is made. It holds a connection and a place in its limiter until its last byte, so it is to be read to its end
 * or given up by `discardGeneration`. Whoever asked for it may go away meanwhile: it is paid for, and runs on.
 */
export interface GeneratedStream extends GenerationHead {
  /** Fails when the upstream breaks off or falls silent: an end is the end of the whole. */
  body: Readable
}

/** Sound with the times of its characters, piece by piece as the upstream sends them. To be read as a `GeneratedStream` is. */
export interface TimedStream extends GenerationHead {
  /** Iterable once. Fails as the body of a `GeneratedStream` does, and for what cannot be read. */
  chunks: AsyncIterable<TimedChunk>
}

export interface TimedChunk {
  /** May be empty. */
  audio: Buffer
  /** Times count from the beginning of the whole; null for a piece whose characters stand in a later one. */
  alignment: Alignment | null
  normalizedAlignment: Alignment | null
}

/** Gives up what nobody is going to read to its end. */
export async function discardGeneration(generation: GeneratedStream | TimedStream): Promise<void> {
  if ('body' in generation) generation.body.destroy()
  else await generation.chunks[Symbol.asyncIterator]().return?.()
}
