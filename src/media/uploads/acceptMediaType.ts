import { UploadRefused } from '../../errors.js'
import type { UploadedFile } from '../../schema/shared/Upload.js'
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
/** Films too. Those of which the first bytes tell no more than the container stand under the type of its sound. */
const mediumTypes: Readonly<Record<string, readonly string[]>> = {
  ...audioTypes,
  'audio/mp4': [...audioTypes['audio/mp4']!, 'video/quicktime', 'video/3gpp', 'video/3gpp2', 'audio/3gpp'],
  'video/quicktime': ['video/mp4'],
  'video/x-msvideo': ['video/avi', 'video/msvideo', 'video/vnd.avi'],
  'video/x-flv': [],
  'video/x-ms-wmv': ['video/x-ms-asf', 'audio/x-ms-wma'],
  'video/mpeg': ['video/mpg', 'video/mp2p'],
}
/** Containers that hold films as a rule, where nobody says which it is. MP4 names those that are none. */
const filmTypes: Readonly<Record<string, string>> = { 'audio/mp4': 'video/mp4', 'audio/webm': 'video/webm' }
const soundBrands = new Set(['M4A ', 'M4B ', 'M4P ', 'F4A ', 'F4B '])

const acceptedKinds: Partial<Record<UploadKind, { types: typeof audioTypes; words: string }>> = {
  document: { types: documentTypes, words: 'a PDF, PNG or JPEG' },
  dubbing: {
    types: mediumTypes,
    words: 'sound or a film (WAV, MP3, FLAC, Ogg, MP4, MOV, AAC, WebM, MKV, AIFF, AVI, WMV, FLV or MPEG)',
  },
}
const audio = { types: audioTypes, words: 'audio (WAV, MP3, FLAC, Ogg, MP4, AAC, WebM or AIFF)' }

/** What a client says that knows nothing; `text/plain` is what a part without a type is by its standard. */
const claimsNothing = new Set(['application/octet-stream', 'text/plain', ''])

/**
 * The media type under which a file is passed on, by its first bytes.
 *
 * @throws UploadRefused WRONG_TYPE when the bytes are not what the client claims, or not what this kind of upload takes.
 */
export function acceptMediaType({ fileName, claimedType }: UploadedFile, head: Uint8Array, kind: UploadKind): string {
  const { types, words } = acceptedKinds[kind] ?? audio
  const sniffed = sniffMediaType(head)
  const otherNames = sniffed === undefined ? undefined : types[sniffed]
  if (sniffed === undefined || otherNames === undefined) {
    throw new UploadRefused('WRONG_TYPE', `This file is not ${words}.`, { fileName })
  }
  const claimed = claimedType.toLowerCase()
  if (claimsNothing.has(claimed)) return kind === 'dubbing' ? mediumTypeOf(sniffed, head) : sniffed
  if (claimed === sniffed) return sniffed
  if (otherNames.includes(claimed)) return claimed
  throw new UploadRefused(
    'WRONG_TYPE',
    `The content of this file is ${sniffed}, which is not the type it was sent as.`,
    { fileName },
  )
}

/** A film that is taken for sound would come back without its pictures. */
function mediumTypeOf(sniffed: string, head: Uint8Array): string {
  const isSound = sniffed === 'audio/mp4' && soundBrands.has(Buffer.from(head.subarray(8, 12)).toString('latin1'))
  return isSound ? sniffed : (filmTypes[sniffed] ?? sniffed)
}
