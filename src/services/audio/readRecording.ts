import type { Context } from '../../context.js'
import { readUploads, type UploadReading } from '../../media/uploads/readUploads.js'
import type { UploadKind } from '../../media/uploads/uploadLimits.js'
import type { AudioInputFormat } from '../../schema/audio/AudioInputs.js'
import type { UploadedFile } from '../../schema/shared/Upload.js'

export function readRecording(
  { signal, maxUploadBytes: maxBytes }: Pick<Context, 'signal' | 'maxUploadBytes'>,
  { audio, fileFormat }: { audio: Promise<UploadedFile>; fileFormat: AudioInputFormat },
  kind: UploadKind,
): UploadReading {
  // Raw samples have no header.
  const rawMediaType = fileFormat === 'PCM_S16LE_16' ? 'audio/pcm' : undefined
  return readUploads(audio, { kind, argument: 'audio', maxBytes, signal, rawMediaType })
}
