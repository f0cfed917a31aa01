import { UploadRefused } from '../../errors.js'
import type { UploadedFile } from '../../schema/shared/Upload.js'
import { claimedFamily, type MediaFamily, withoutParameters } from './claimedFamily.js'
import { type SniffedType, sniffMediaType } from './sniffMediaType.js'
import type { UploadKind } from './uploadLimits.js'

const audioTypes = ['wav', 'mpeg', 'flac', 'ogg', 'mp4', 'aac', 'webm', 'aiff'].map((subtype) => `audio/${subtype}`)
const documentTypes = ['application/pdf', 'image/png', 'image/jpeg']
const dubbingTypes = [
  ...audioTypes,
  ...['quicktime', 'x-msvideo', 'x-flv', 'x-ms-wmv', 'mpeg'].map((subtype) => `video/${subtype}`),
]
/** The type of containers that usually have video. */
const videoTypes: Readonly<Record<string, string>> = { 'audio/mp4': 'video/mp4', 'audio/webm': 'video/webm' }

const acceptedKinds: Partial<Record<UploadKind, { types: readonly string[]; description: string }>> = {
  document: { types: documentTypes, description: 'a PDF, PNG or JPEG' },
  dubbing: {
    types: dubbingTypes,
    description: 'audio or video (WAV, MP3, FLAC, Ogg, MP4, MOV, AAC, WebM, MKV, AIFF, AVI, WMV, FLV or MPEG)',
  },
}
const audio = { types: audioTypes, description: 'audio (WAV, MP3, FLAC, Ogg, MP4, AAC, WebM or AIFF)' }

const familyNames: Readonly<Record<Exclude<MediaFamily, 'other'>, string>> = {
  media: 'an audio or video type',
  image: 'an image type',
  pdf: '`application/pdf`',
}

/**
 * The detected media type, which is sent upstream.
 * @throws UploadRefused WRONG_TYPE if the kind does not accept it, or if the claimed type is of another family.
 */
export async function acceptMediaType(file: UploadedFile, head: Uint8Array, kind: UploadKind): Promise<string> {
  const { types, description } = acceptedKinds[kind] ?? audio
  const sniffed = await sniffMediaType(head)
  if (!sniffed || !types.includes(sniffed.mediaType)) {
    throw new UploadRefused('WRONG_TYPE', `The content of this file must be ${description}.`, {
      fileName: file.fileName,
    })
  }
  assertClaim(file, sniffed.mediaType)
  return kind === 'dubbing' ? dubbingType(file, sniffed) : sniffed.mediaType
}

/** Raw samples have no header, so only the claimed type is checked. @throws UploadRefused WRONG_TYPE */
export function acceptRawSamples(file: UploadedFile, mediaType: string): string {
  assertClaim(file, mediaType)
  return mediaType
}

function assertClaim({ fileName, claimedType }: UploadedFile, mediaType: string): void {
  const claimed = claimedFamily(claimedType)
  const family = familyOf(mediaType)
  if (claimed === null || claimed === family) return
  const got = `got \`${withoutParameters(claimedType)}\` for \`${mediaType}\``
  const message = `This file must be sent as ${familyNames[family]} or \`application/octet-stream\` (${got}).`
  throw new UploadRefused('WRONG_TYPE', message, { fileName })
}

function familyOf(mediaType: string): Exclude<MediaFamily, 'other'> {
  const family = claimedFamily(mediaType)
  return family === 'image' || family === 'pdf' ? family : 'media'
}

/** A video sent as audio would be returned without its pictures. */
function dubbingType({ claimedType }: UploadedFile, { mediaType, isAudioOnly }: SniffedType): string {
  const isAudio = isAudioOnly || withoutParameters(claimedType).startsWith('audio/')
  return isAudio ? mediaType : (videoTypes[mediaType] ?? mediaType)
}
