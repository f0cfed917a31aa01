import { malformedResponse } from './malformedResponse.js'
import { readBody } from './readBody.js'
import type { UpstreamResponse } from './UpstreamRequest.js'

const PLAYABLE = /^(audio\/[\w.+-]+|application\/octet-stream)$/
const VIDEO = /^video\/[\w.+-]+$/
const ARCHIVES: ReadonlySet<string> = new Set(['application/zip', 'application/x-zip-compressed'])

export interface MediaKind {
  readonly accept: string
  /** Undefined for other types. */
  readonly typeOf: (value: unknown) => string | undefined
}

export function receiveJson<Raw extends object>(maxBytes: number, onSize?: (bytes: number) => void) {
  return async ({ status, body }: UpstreamResponse) => {
    const bytes = await readBody(body, maxBytes)
    onSize?.(bytes.length)
    return { value: (status === 204 ? {} : parseJson(bytes)) as Raw }
  }
}

export function parseJson(bytes: Buffer): object {
  let parsed: unknown
  try {
    parsed = JSON.parse(bytes.toString('utf8'))
  } catch {
    // The message of the parser quotes the body.
    throw malformedResponse('not JSON')
  }
  if (typeof parsed !== 'object' || parsed === null) throw malformedResponse('neither an object nor a list')
  return parsed
}

/** Types that browsers play and never render, because they are served from this origin. */
export function playableType(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  const type = value.trim().toLowerCase()
  // Documented as the type of sample audio.
  if (type === 'audio/*') return 'application/octet-stream'
  return PLAYABLE.test(type) ? type : undefined
}

/** Also video, and archives, which browsers only save. */
export function acceptedMediaType(value: unknown): string | undefined {
  const type = typeof value === 'string' ? value.trim().toLowerCase() : ''
  if (ARCHIVES.has(type)) return 'application/zip'
  return VIDEO.test(type) ? type : playableType(value)
}

export const AUDIO: MediaKind = { accept: 'audio/*, application/octet-stream', typeOf: playableType }
export const ANY_MEDIA: MediaKind = {
  accept: 'audio/*, video/*, application/zip, application/octet-stream',
  typeOf: acceptedMediaType,
}

export function headerOf({ headers }: UpstreamResponse, name: string): string | undefined {
  const value = headers[name]
  return typeof value === 'string' ? value : undefined
}
