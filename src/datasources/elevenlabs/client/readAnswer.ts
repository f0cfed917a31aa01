import { malformedAnswer } from './malformedAnswer.js'
import { readBody } from './readBody.js'
import type { UpstreamAnswer } from './UpstreamRequest.js'

const PLAYABLE = /^(audio\/[\w.+-]+|application\/octet-stream)$/
const FILM = /^video\/[\w.+-]+$/
const ARCHIVES: ReadonlySet<string> = new Set(['application/zip', 'application/x-zip-compressed'])

/** What bytes are asked for as, and taken as. */
export interface MediaKind {
  readonly accept: string
  /** Undefined for what is of another kind. */
  readonly typeOf: (value: unknown) => string | undefined
}

export function receiveJson<Raw extends object>(maxBytes: number, onSize?: (bytes: number) => void) {
  return async ({ status, body }: UpstreamAnswer) => {
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
    // The parser's own message quotes the body.
    throw malformedAnswer('not JSON')
  }
  if (typeof parsed !== 'object' || parsed === null) throw malformedAnswer('neither an object nor a list')
  return parsed
}

/** Only what a browser will play and never render: these types go out again under our own name. */
export function playableType(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  const type = value.trim().toLowerCase()
  // The API documents this very wildcard as the type of sample audio.
  if (type === 'audio/*') return 'application/octet-stream'
  return PLAYABLE.test(type) ? type : undefined
}

/** As `playableType`, with films, and with archives that a browser can only save. */
export function mediumType(value: unknown): string | undefined {
  const type = typeof value === 'string' ? value.trim().toLowerCase() : ''
  if (ARCHIVES.has(type)) return 'application/zip'
  return FILM.test(type) ? type : playableType(value)
}

export const AUDIO: MediaKind = { accept: 'audio/*, application/octet-stream', typeOf: playableType }
export const ANY_MEDIUM: MediaKind = {
  accept: 'audio/*, video/*, application/zip, application/octet-stream',
  typeOf: mediumType,
}

export function headerOf({ headers }: UpstreamAnswer, name: string): string | undefined {
  const value = headers[name]
  return typeof value === 'string' ? value : undefined
}
