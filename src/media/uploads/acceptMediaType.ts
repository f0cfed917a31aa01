import { UploadRefused } from '../../errors.js'
import type { UploadedFile } from '../../schema/shared/Upload.js'
import { sniffMediaType } from './sniffMediaType.js'
import type { UploadKind } from './uploadLimits.js'

/** Accepted synonyms. Recorders in browsers claim a video type for audio in a container that may have video. */
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
const dubbingTypes: Readonly<Record<string, readonly string[]>> = {
  ...audioTypes,
  'audio/mp4': [...audioTypes['audio/mp4']!, 'video/quicktime', 'video/3gpp', 'video/3gpp2', 'audio/3gpp'],
  'video/quicktime': ['video/mp4'],
  'video/x-msvideo': ['video/avi', 'video/msvideo', 'video/vnd.avi'],
  'video/x-flv': [],
  'video/x-ms-wmv': ['video/x-ms-asf', 'audio/x-ms-wma'],
  'video/mpeg': ['video/mpg', 'video/mp2p'],
}
/** The type of a file without a claimed type: these containers usually have video. */
const videoTypes: Readonly<Record<string, string>> = { 'audio/mp4': 'video/mp4', 'audio/webm': 'video/webm' }

const acceptedKinds: Partial<Record<UploadKind, { types: typeof audioTypes; description: string }>> = {
  document: { types: documentTypes, description: 'a PDF, PNG or JPEG' },
  dubbing: {
    types: dubbingTypes,
    description: 'audio or video (WAV, MP3, FLAC, Ogg, MP4, MOV, AAC, WebM, MKV, AIFF, AVI, WMV, FLV or MPEG)',
  },
}
const audio = { types: audioTypes, description: 'audio (WAV, MP3, FLAC, Ogg, MP4, AAC, WebM or AIFF)' }

/** `text/plain` is the default type of a multipart part. */
const unknownTypes = new Set(['application/octet-stream', 'text/plain', ''])

/** The media type that is sent upstream. @throws UploadRefused WRONG_TYPE */
export async function acceptMediaType(
  { fileName, claimedType }: UploadedFile,
  head: Uint8Array,
  kind: UploadKind,
): Promise<string> {
  const { types, description } = acceptedKinds[kind] ?? audio
  const sniffed = await sniffMediaType(head)
  const synonyms = sniffed && types[sniffed.mediaType]
  if (!sniffed || !synonyms) throw new UploadRefused('WRONG_TYPE', `This file is not ${description}.`, { fileName })
  const { mediaType, isAudioOnly } = sniffed
  const claimed = claimedType.toLowerCase()
  if (unknownTypes.has(claimed)) {
    // A video sent as audio would be returned without its pictures.
    return kind === 'dubbing' && !isAudioOnly ? (videoTypes[mediaType] ?? mediaType) : mediaType
  }
  if (claimed === mediaType) return mediaType
  if (synonyms.includes(claimed)) return claimed
  throw new UploadRefused(
    'WRONG_TYPE',
    `The content of this file is ${mediaType}, which is not the type it was sent as.`,
    { fileName },
  )
}
