/** Headers as they are written, in their order; a name may stand more than once. */
export type HeaderLines = readonly (readonly [name: string, value: string])[]

export interface HttpRequest {
  readonly method: string
  readonly target: string
  readonly headers: HeaderLines
  readonly body?: Buffer | string
}

/** The bytes of a request. `host`, `connection: close` and the length of the body are added where they are not given. */
export function writeRequest({ method, target, headers, body }: HttpRequest): Buffer {
  const content = body === undefined ? Buffer.alloc(0) : typeof body === 'string' ? Buffer.from(body, 'utf8') : body
  const given = new Set(headers.map(([name]) => name.toLowerCase()))
  const added: [string, string][] = []
  if (!given.has('host')) added.push(['host', '127.0.0.1'])
  if (!given.has('connection')) added.push(['connection', 'close'])
  if (body !== undefined && !given.has('content-length') && !given.has('transfer-encoding')) {
    added.push(['content-length', String(content.length)])
  }
  const lines = [...added, ...headers].map(([name, value]) => `${name}: ${value}\r\n`)
  return Buffer.concat([Buffer.from(`${method} ${target} HTTP/1.1\r\n${lines.join('')}\r\n`, 'latin1'), content])
}
