import type { Context } from '../../context.js'
import { UploadRefused } from '../../errors.js'
import { readUploads } from '../../media/uploads/readUploads.js'
import type { FindSimilarVoicesInput } from '../../schema/voices/inputs/VoiceInputs.js'
import type { LibraryVoice } from '../../schema/voices/LibraryVoice.js'

export async function findSimilarVoices(
  { upstream, signal, maxUploadBytes }: Context,
  { audio, similarityThreshold, limit: topK }: FindSimilarVoicesInput,
): Promise<LibraryVoice[]> {
  const reading = readUploads(audio, { kind: 'audio', argument: 'audio', maxBytes: maxUploadBytes, signal })
  for await (const file of reading.parts) {
    return await upstream.voices.findSimilar({ file, similarityThreshold, topK })
  }
  throw new UploadRefused('MISSING', 'The audio file is missing.').at('audio')
}
