import { authorize } from '../../auth/authorize.js'
import type { Context } from '../../context.js'
import { InvalidInput, NotFound } from '../../errors.js'
import { readChunks, type SpeechChunk } from '../../media/delivery/readChunks.js'

/** So long a sound is passed on before it is asked again whether its listener may still hear it. */
const ASK_EVERY_MS = 5_000

/**
 * The sound in the pieces in which it came, from `fromChunk` on, each of them once; while it is being made, as it is made.
 * It only reads what is kept here, so coming back for the rest costs nothing. A reader is handed a piece when it asks for
 * one, so a slow one holds nothing but the piece that it is taking.
 */
export async function followSpeech(
  context: Context,
  audioId: string,
  fromChunk: number,
  askEveryMs = ASK_EVERY_MS,
): Promise<AsyncIterableIterator<SpeechChunk>> {
  authorize(context.viewer, 'voices:read')
  if (fromChunk < 0) throw noChunk('No chunk has a negative number.')
  await assertAudible(context, audioId)
  const leaving = new AbortController()
  const signal = AbortSignal.any([context.signal, leaving.signal])
  const chunks = passOn({ ...context, signal }, audioId, fromChunk, askEveryMs)
  const followed: AsyncIterableIterator<SpeechChunk> = {
    next: () => chunks.next(),
    // A generator that waits does not hear of this by itself.
    return: () => {
      leaving.abort()
      return chunks.return(undefined)
    },
    [Symbol.asyncIterator]: () => followed,
  }
  return followed
}

async function* passOn(
  context: Context,
  audioId: string,
  fromChunk: number,
  askEveryMs: number,
): AsyncGenerator<SpeechChunk, undefined> {
  let askedAt = performance.now()
  for await (const chunk of readChunks(audioId, fromChunk, context)) {
    if (context.signal.aborted) return
    if (chunk.index < fromChunk) throw noChunk(`This sound has ${chunk.index + 1} chunks.`)
    if (performance.now() - askedAt >= askEveryMs) {
      await assertAudible(context, audioId)
      askedAt = performance.now()
    }
    yield chunk
  }
}

/** An end without its last piece would look like silence, so whoever may not hear it any more is told so. */
async function assertAudible({ audios }: Context, audioId: string): Promise<void> {
  const [audio] = await audios.getMany([audioId])
  if (!audio) throw new NotFound('GeneratedAudio', audioId)
}

function noChunk(message: string): InvalidInput {
  return new InvalidInput(message, [{ path: ['fromChunk'], message }])
}
