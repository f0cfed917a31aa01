import { fileTypeFromBuffer } from 'file-type'

/** Bytes that are enough for the detection of a file without metadata at its start, by the documentation of file-type. */
export const sniffLength = 4100
/** Of ID3 tags at the start of a file, which may have pictures. Audio after longer tags is not detected. */
const maxTagBytes = 256 * 1024
const tagHeaderBytes = 10
const maxTags = 8

export interface SniffedType {
  /** Names the container: audio and video in MP4 are `audio/mp4`, in Matroska `audio/webm`. */
  readonly mediaType: string
  /** The file declares that it has no video. */
  readonly isAudioOnly: boolean
}

const mediaTypes: Readonly<Record<string, string>> = {
  'audio/wav': 'audio/wav',
  'audio/aiff': 'audio/aiff',
  'audio/flac': 'audio/flac',
  'audio/mpeg': 'audio/mpeg',
  'audio/aac': 'audio/aac',
  'audio/ogg': 'audio/ogg',
  'audio/ogg; codecs=opus': 'audio/ogg',
  'video/ogg': 'audio/ogg',
  'application/ogg': 'audio/ogg',
  'video/webm': 'audio/webm',
  'video/matroska': 'audio/webm',
  'audio/mp4': 'audio/mp4',
  'audio/x-m4a': 'audio/mp4',
  'video/mp4': 'audio/mp4',
  'video/x-m4v': 'audio/mp4',
  'video/3gpp': 'audio/mp4',
  'video/3gpp2': 'audio/mp4',
  'video/quicktime': 'video/quicktime',
  'video/vnd.avi': 'video/x-msvideo',
  'video/x-flv': 'video/x-flv',
  'video/x-ms-asf': 'video/x-ms-wmv',
  'audio/x-ms-asf': 'video/x-ms-wmv',
  'application/vnd.ms-asf': 'video/x-ms-wmv',
  'video/mpeg': 'video/mpeg',
  'video/MP1S': 'video/mpeg',
  'video/MP2P': 'video/mpeg',
  'application/pdf': 'application/pdf',
  'image/png': 'image/png',
  'image/apng': 'image/png',
  'image/jpeg': 'image/jpeg',
}

/** Not detected by file-type: an ID3 tag before padding, RF64, long ASF headers, some atoms of old QuickTime files. */
const signatures: readonly { start: string; at8?: string; mediaType: string }[] = [
  { start: 'ID3', mediaType: 'audio/mpeg' },
  { start: 'RF64', at8: 'WAVE', mediaType: 'audio/wav' },
  { start: '\x30\x26\xb2\x75\x8e\x66\xcf\x11', mediaType: 'video/x-ms-wmv' },
]
const quickTimeAtoms = new Set(['skip', 'pnot'])

/** Bytes at the start of a file that its detection needs, if these are the first ones. */
export function sniffedBytes(head: Uint8Array): number {
  return tagBytes(head) + sniffLength
}

/** Undefined for a file of another type. Reads at most `sniffLength` bytes, at the start and after ID3 tags. */
export async function sniffMediaType(bytes: Uint8Array): Promise<SniffedType | undefined> {
  const tagged = tagBytes(bytes)
  // A player finds the frames of an MP3 after padding too, so other bytes after a tag are an MP3.
  if (tagged === 0) return sniffContent(bytes.subarray(0, sniffLength))
  const behind = bytes.subarray(tagged, tagged + sniffLength)
  return (await sniffContent(behind)) ?? { mediaType: 'audio/mpeg', isAudioOnly: true }
}

async function sniffContent(head: Uint8Array): Promise<SniffedType | undefined> {
  const text = Buffer.from(head.subarray(0, 16)).toString('latin1')
  // file-type would decompress archives, and none is accepted.
  if (text.startsWith('PK') || text.startsWith('\x1f\x8b')) return undefined
  const detected = (await fileTypeFromBuffer(head))?.mime
  if (detected === undefined) return bySignature(text)
  // MOV files with a brand are MP4 files; those without have older structures.
  const isBrandedMov = detected === 'video/quicktime' && text.slice(4, 8) === 'ftyp'
  const mediaType = isBrandedMov ? 'audio/mp4' : mediaTypes[detected]
  return mediaType === undefined ? undefined : { mediaType, isAudioOnly: detected.startsWith('audio/') }
}

/** Of complete ID3v2 tags at the start, up to the limit. */
function tagBytes(bytes: Uint8Array): number {
  let at = 0
  for (let tags = 0; tags < maxTags; tags += 1) {
    const header = bytes.subarray(at, at + tagHeaderBytes)
    if (header.length < tagHeaderBytes || Buffer.from(header.subarray(0, 3)).toString('latin1') !== 'ID3') return at
    const [, , , , , flags = 0, ...size] = header
    const hasFooter = (flags & 0x10) !== 0
    const length = size.reduce((sum, byte) => sum * 128 + (byte & 0x7f), 0)
    const next = at + tagHeaderBytes + length + (hasFooter ? tagHeaderBytes : 0)
    if (next > maxTagBytes) return at
    at = next
  }
  return at
}

function bySignature(text: string): SniffedType | undefined {
  const match = signatures.find(({ start, at8 = '' }) => text.startsWith(start) && text.startsWith(at8, 8))
  if (match) return { mediaType: match.mediaType, isAudioOnly: match.mediaType.startsWith('audio/') }
  return quickTimeAtoms.has(text.slice(4, 8)) ? { mediaType: 'video/quicktime', isAudioOnly: false } : undefined
}
