import type { AudioWithTimestampsResponse } from '@elevenlabs/elevenlabs-js/serialization/types/AudioWithTimestampsResponse.js'
import type { TimedChunk } from '../client/GeneratedStream.js'
import { malformedResponse } from '../client/malformedResponse.js'
import { decodeBase64 } from './decodeBase64.js'
import { toAlignment } from './toAlignment.js'

/** @throws UpstreamUnavailable for a chunk without audio and without alignments. */
export function toTimedChunk(raw: Partial<AudioWithTimestampsResponse.Raw>): TimedChunk {
  const alignment = toAlignment(raw.alignment)
  const normalizedAlignment = toAlignment(raw.normalized_alignment)
  const base64: unknown = raw.audio_base64
  const isMissing = base64 === null || base64 === undefined
  if (isMissing && !alignment && !normalizedAlignment) throw malformedResponse('audio_base64 is missing')
  return { audio: decodeBase64(isMissing ? '' : base64, 'audio_base64'), alignment, normalizedAlignment }
}
