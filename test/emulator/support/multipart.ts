export interface Part {
  name: string
  /** Left out: the part is text to the service. */
  filename?: string
  contentType?: string
  data: string | Buffer
}

const BOUNDARY = 'a-boundary-of-a-test'

export const MULTIPART_TYPE = `multipart/form-data; boundary=${BOUNDARY}`

/** A multipart body written by hand; without its last line when it shall not be whole. */
export function multipart(parts: readonly Part[], { whole = true } = {}): Buffer {
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
