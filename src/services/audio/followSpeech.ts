import { abortOnReturn } from '../../async/abortOnReturn.js'
import { authorize } from '../../auth/authorize.js'
import type { Context } from '../../context.js'
import { InvalidInput, NotFound } from '../../errors.js'
import { readChunks, type SpeechChunk } from '../../media/delivery/readChunks.js'

export interface FollowSpeech {
  audioId: string
  /** Index of the first chunk. */
  fromChunk: number
  /** Interval of the checks that the audio is still visible. */
  recheckMs?: number
}

const RECHECK_MS = 5_000

/** The chunks of the audio, each once, also while it is generated. Reads from this server only, not from upstream. */
export async function followSpeech(
  context: Context,
  options: FollowSpeech,
): Promise<AsyncIterableIterator<SpeechChunk>> {
  authorize(context.viewer, 'voices:read')
  if (options.fromChunk < 0) throw invalidChunk(`\`fromChunk\` must be 0 or more (got ${options.fromChunk}).`)
  await assertVisible(context, options.audioId)
  return abortOnReturn(context.signal, (signal) => visibleChunks({ ...context, signal }, options))
}

async function* visibleChunks(
  context: Context,
  { audioId, fromChunk, recheckMs = RECHECK_MS }: FollowSpeech,
): AsyncGenerator<SpeechChunk, undefined> {
  let checkedAt = performance.now()
  for await (const chunk of readChunks(audioId, fromChunk, context)) {
    if (context.signal.aborted) return
    if (chunk.index < fromChunk) {
      throw invalidChunk(
        `\`fromChunk\` must be at most ${chunk.index}, the index of the last chunk (got ${fromChunk}).`,
      )
    }
    if (performance.now() - checkedAt >= recheckMs) {
      await assertVisible(context, audioId)
      checkedAt = performance.now()
    }
    yield chunk
  }
}

async function assertVisible({ audios }: Context, audioId: string): Promise<void> {
  const [audio] = await audios.getMany([audioId])
  if (!audio) throw new NotFound('GeneratedAudio', audioId)
}

function invalidChunk(message: string): InvalidInput {
  return new InvalidInput(message, [{ path: ['fromChunk'], message }])
}
