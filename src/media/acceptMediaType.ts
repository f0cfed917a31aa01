import { UploadRefused } from '../errors.js'
import type { UploadedFile } from '../schema/shared/Upload.js'
import { sniffMediaType } from './sniffMediaType.js'
import type { UploadKind } from './uploadLimits.js'

/** The other names under which a format travels. Recorders in browsers call a sound a video when its container may hold one. */
const audioTypes: Readonly<Record<string, readonly string[]>> = {
  'audio/wav': ['audio/x-wav', 'audio/wave', 'audio/vnd.wave', 'audio/x-pn-wav'],
  'audio/mpeg': ['audio/mp3', 'audio/x-mp3', 'audio/x-mpeg', 'audio/mpeg3', 'audio/mpga'],
  'audio/flac': ['audio/x-flac'],
  'audio/ogg': ['audio/opus', 'audio/vorbis', 'audio/x-ogg', 'application/ogg', 'video/ogg'],
  'audio/mp4': ['audio/m4a', 'audio/x-m4a', 'audio/aac', 'audio/mp4a-latm', 'video/mp4', 'video/x-m4v'],
  'audio/aac': ['audio/x-aac', 'audio/aacp', 'audio/x-hx-aac-adts'],
  'audio/webm': ['video/webm', 'audio/x-matroska', 'video/x-matroska'],
  'audio/aiff': ['audio/x-aiff'],
}
const documentTypes: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['application/x-pdf'],
  'image/png': [],
  'image/jpeg': ['image/jpg', 'image/pjpeg'],
}

/** What a client says that knows nothing; `text/plain` is what a part without a type is by its standard. */
const claimsNothing = new Set(['application/octet-stream', 'text/plain', ''])

/**
 * The media type under which a file is passed on, by its first bytes.
 *
 * @throws UploadRefused WRONG_TYPE when the bytes are not what the client claims, or not what this kind of upload takes.
 */
export function acceptMediaType({ fileName, claimedType }: UploadedFile, head: Uint8Array, kind: UploadKind): string {
  const accepted = kind === 'document' ? documentTypes : audioTypes
  const sniffed = sniffMediaType(head)
  const otherNames = sniffed === undefined ? undefined : accepted[sniffed]
  if (sniffed === undefined || otherNames === undefined) {
    const what = kind === 'document' ? 'a PDF, PNG or JPEG' : 'audio (WAV, MP3, FLAC, Ogg, MP4, AAC, WebM or AIFF)'
    throw new UploadRefused('WRONG_TYPE', `This file is not ${what}.`, fileName)
  }
  const claimed = claimedType.toLowerCase()
  if (claimsNothing.has(claimed) || claimed === sniffed) return sniffed
  if (otherNames.includes(claimed)) return claimed
  throw new UploadRefused(
    'WRONG_TYPE',
    `This file holds ${sniffed}, which is not the type that it was sent as.`,
    fileName,
  )
}
