/** Maximum length of an id to decode, in characters. */
export const maxCompositeIdLength = 2_000

const maxPartLength = 256

/**
 * Globally unique ids for objects with an upstream id that is unique only within a parent: base64url of a JSON array that
 * contains a type tag, the ids of the parents and the upstream id. Clients treat them as opaque.
 */
export class CompositeId<Part extends string> {
  readonly #tag: string
  readonly #parts: readonly Part[]

  /** The tag and the order of the parts must not change, because clients store these ids. */
  constructor(tag: string, parts: readonly Part[]) {
    this.#tag = tag
    this.#parts = parts
  }

  encode(values: Readonly<Record<Part, string>>): string {
    return encode([this.#tag, ...this.#parts.map((part) => values[part])])
  }

  /** Null for every text that `encode` cannot return. */
  decode(id: string): Record<Part, string> | null {
    const [tag, ...values] = decode(id) ?? []
    if (tag !== this.#tag || values.length !== this.#parts.length) return null
    if (encode([tag, ...values]) !== id) return null
    return Object.fromEntries(this.#parts.map((part, index) => [part, values[index]])) as Record<Part, string>
  }
}

function encode(values: readonly string[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url')
}

function decode(id: string): string[] | null {
  if (id.length > maxCompositeIdLength) return null
  try {
    const values: unknown = JSON.parse(Buffer.from(id, 'base64url').toString())
    return Array.isArray(values) && values.every(isPart) ? values : null
  } catch {
    return null
  }
}

function isPart(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= maxPartLength
}

export const voiceSampleId = new CompositeId('vs', ['voiceId', 'sampleId'])
export const voiceSampleSpeakerId = new CompositeId('vp', ['voiceId', 'sampleId', 'speakerId'])
export const dubbingSpeakerId = new CompositeId('dp', ['dubbingId', 'speakerId'])
export const dubbingSegmentId = new CompositeId('ds', ['dubbingId', 'segmentId'])
export const dubbingRenderId = new CompositeId('dr', ['dubbingId', 'renderId'])
