import { cleanFileName } from '../../text/cleanFileName.js'
import { cutText } from '../../text/cutText.js'
import type { MediaSubject } from './MediaSubject.js'

const maxLength = 120
/** Not allowed by one of the usual file systems, or with a meaning in a path or a header. */
const forbidden = /[\\/:*?"<>|%;\p{Cf}\p{Co}\p{Cn}]/gu
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/** A file name that every file system accepts, without its extension if it has one of the media type. */
export function downloadName(fileName: string): string {
  const name = trimmed(
    cutText(trimmed(cleanFileName(fileName.slice(0, 4 * maxLength)).replace(forbidden, '_')), maxLength),
  )
  if (name === '') return 'file'
  return reserved.test(name) ? `_${name}` : name
}

/** Leading dots hide a file, and Windows removes dots and blanks at the end. */
function trimmed(name: string): string {
  let [start, end] = [0, name.length]
  while (start < end && '. '.includes(name[start]!)) start += 1
  while (end > start && '. '.includes(name[end - 1]!)) end -= 1
  return name.slice(start, end)
}

export function defaultName(subject: MediaSubject): string {
  switch (subject.kind) {
    case 'audio':
      return `audio-${subject.audioId}`
    case 'sample':
    case 'sample-preview':
      return `${subject.kind}-${subject.sampleId}`
    case 'speaker':
      return `speaker-${subject.speakerId}`
    case 'preview':
      return `preview-${subject.previewId}`
    case 'dubbing-audio':
      return `dubbing-${subject.dubbingId}-${subject.language}`
    case 'dubbing-media':
      return `dubbing-${subject.dubbingId}-${subject.part}`
    case 'library-preview':
      return 'voice-preview'
    default:
      return `${subject.kind}-${subject.voiceId}`
  }
}
