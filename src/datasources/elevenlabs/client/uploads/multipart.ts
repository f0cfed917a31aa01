import { randomBytes } from 'node:crypto'
import type { UploadPart } from './UploadPart.js'

/** The parts of a multipart/form-data body (RFC 7578) around the files. */
export interface MultipartText {
  readonly contentType: string
  field(name: string, value: string): string
  fileHead(name: string, file: Pick<UploadPart, 'fileName' | 'mediaType'>): string
  readonly fileEnd: string
  readonly finalBoundary: string
}

const MEDIA_TYPE = /^[\w.+-]+\/[\w.+-]+$/

/** With a random boundary, which no file can contain. */
export function multipartText(): MultipartText {
  const boundary = `polyphony-${randomBytes(18).toString('hex')}`
  const head = (name: string) => `--${boundary}\r\ncontent-disposition: form-data; name="${quoted(name)}"`
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    field: (name, value) => `${head(name)}\r\n\r\n${value}\r\n`,
    fileHead: (name, { fileName, mediaType }) => {
      // Servers treat a part without a file name, or without a type, as a text field.
      const type = MEDIA_TYPE.test(mediaType) ? mediaType : 'application/octet-stream'
      return `${head(name)}; filename="${quoted(fileName || 'file')}"\r\ncontent-type: ${type}\r\n\r\n`
    },
    fileEnd: '\r\n',
    finalBoundary: `--${boundary}--\r\n`,
  }
}

/** As browsers encode names: UTF-8, with line ends and quotes escaped. */
function quoted(name: string): string {
  return name.replaceAll('\r', '%0D').replaceAll('\n', '%0A').replaceAll('"', '%22')
}
