import { randomBytes } from 'node:crypto'
import type { UploadPart } from './UploadPart.js'

/** The text between the files of one multipart/form-data body (RFC 7578). */
export interface MultipartText {
  readonly contentType: string
  field(name: string, value: string): string
  fileHead(name: string, file: Pick<UploadPart, 'fileName' | 'mediaType'>): string
  readonly fileEnd: string
  readonly finalBoundary: string
}

const MEDIA_TYPE = /^[\w.+-]+\/[\w.+-]+$/

/** A boundary that nobody can have written into a file beforehand, and what goes with it. */
export function multipartText(): MultipartText {
  const boundary = `polyphony-${randomBytes(18).toString('hex')}`
  const head = (name: string) => `--${boundary}\r\ncontent-disposition: form-data; name="${quoted(name)}"`
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    field: (name, value) => `${head(name)}\r\n\r\n${value}\r\n`,
    fileHead: (name, { fileName, mediaType }) => {
      // Without a name, and with some servers without a type, a file is taken for a field of text.
      const type = MEDIA_TYPE.test(mediaType) ? mediaType : 'application/octet-stream'
      return `${head(name)}; filename="${quoted(fileName || 'file')}"\r\ncontent-type: ${type}\r\n\r\n`
    },
    fileEnd: '\r\n',
    finalBoundary: `--${boundary}--\r\n`,
  }
}

/** As browsers write names: UTF-8 as it is, and only what would end the quotes or the line escaped. */
function quoted(name: string): string {
  return name.replaceAll('\r', '%0D').replaceAll('\n', '%0A').replaceAll('"', '%22')
}
