export interface Part {
  name: string
  /** Absent: the service treats the part as text. */
  filename?: string
  contentType?: string
  data: string | Buffer
}

const BOUNDARY = 'a-boundary-of-a-test'

export const MULTIPART_TYPE = `multipart/form-data; boundary=${BOUNDARY}`

/** A multipart body; with `whole: false` without its final boundary. */
export function multipartBody(parts: readonly Part[], { whole = true } = {}): Buffer {
  const chunks = parts.flatMap(({ name, filename, contentType, data }) => [
    Buffer.from(
      [
        `--${BOUNDARY}`,
        `content-disposition: form-data; name="${name}"${filename === undefined ? '' : `; filename="${filename}"`}`,
        ...(contentType === undefined ? [] : [`content-type: ${contentType}`]),
        '',
        '',
      ].join('\r\n'),
    ),
    Buffer.from(data as string),
    Buffer.from('\r\n'),
  ])
  return Buffer.concat([...chunks, ...(whole ? [Buffer.from(`--${BOUNDARY}--\r\n`)] : [])])
}
