/** Bytes at the beginning of a file that are enough to tell what it is. */
export const sniffLength = 16

/** What the first chunk of a QuickTime file may be where it does not say so at once, as those of old do. */
const movieAtoms = new Set(['moov', 'mdat', 'wide', 'free', 'skip', 'pnot'])

/** Image formats that share their container with MP4. */
const imageBrands = new Set(['heic', 'heix', 'heif', 'mif1', 'msf1', 'avif', 'avis'])

/** The media type that the first bytes of a file tell, or undefined when they are none of those taken here. */
export function sniffMediaType(head: Uint8Array): string | undefined {
  const text = Buffer.from(head.buffer, head.byteOffset, head.byteLength).toString('latin1')
  const group = text.slice(0, 4)
  const form = text.slice(8, 12)
  if ((group === 'RIFF' || group === 'RF64') && form === 'WAVE') return 'audio/wav'
  if (group === 'FORM' && (form === 'AIFF' || form === 'AIFC')) return 'audio/aiff'
  if (group === 'fLaC') return 'audio/flac'
  if (group === 'OggS') return 'audio/ogg'
  if (group === '\x1a\x45\xdf\xa3') return 'audio/webm'
  if (text.slice(4, 8) === 'ftyp' && !imageBrands.has(form)) return 'audio/mp4'
  if (group === 'RIFF' && form === 'AVI ') return 'video/x-msvideo'
  if (movieAtoms.has(text.slice(4, 8))) return 'video/quicktime'
  if (text.startsWith('FLV\x01')) return 'video/x-flv'
  if (text.startsWith('\x30\x26\xb2\x75\x8e\x66\xcf\x11')) return 'video/x-ms-wmv'
  if (text.startsWith('\0\0\x01\xba') || text.startsWith('\0\0\x01\xb3')) return 'video/mpeg'
  if (text.startsWith('ID3')) return 'audio/mpeg'
  if (text.startsWith('%PDF-')) return 'application/pdf'
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png'
  if (text.startsWith('\xff\xd8\xff')) return 'image/jpeg'
  return typeOfFrame(head)
}

/** MPEG audio without a tag in front begins with a frame header. Layer I is left out: a UTF-16 text looks like it. */
function typeOfFrame([first = 0, second = 0, third = 0]: Uint8Array): string | undefined {
  if (first !== 0xff || (second & 0xe0) !== 0xe0) return undefined
  if ((second & 0xf6) === 0xf0) return 'audio/aac'
  const version = (second >> 3) & 3
  const layer = (second >> 1) & 3
  const bitrate = third >> 4
  const sampleRate = (third >> 2) & 3
  const isFrame = version !== 1 && (layer === 1 || layer === 2) && bitrate !== 15 && sampleRate !== 3
  return isFrame ? 'audio/mpeg' : undefined
}
