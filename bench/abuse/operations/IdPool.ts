import type { Random } from '../random/Random.js'

/** Ids that exist, by the kind of what they name. Also those of other tenants: an attacker may know them. */
export interface IdPool {
  readonly voice: readonly string[]
  readonly sample: readonly string[]
  readonly speaker: readonly string[]
  readonly audio: readonly string[]
  readonly preview: readonly string[]
  readonly dubbing: readonly string[]
  readonly dubbingSpeaker: readonly string[]
  readonly segment: readonly string[]
  readonly job: readonly string[]
  readonly user: readonly string[]
  readonly model: readonly string[]
}

const kindsOfNames: readonly (readonly [RegExp, keyof IdPool])[] = [
  [/dubbingSpeaker/i, 'dubbingSpeaker'],
  [/speaker/i, 'speaker'],
  [/sample/i, 'sample'],
  [/segment/i, 'segment'],
  [/dubbing/i, 'dubbing'],
  [/audio/i, 'audio'],
  [/preview/i, 'preview'],
  [/job/i, 'job'],
  [/user|owner/i, 'user'],
  [/model/i, 'model'],
  [/voice/i, 'voice'],
]

/** An id that exists and fits the name of an argument, a field or a type, or any that exists. */
export function existingId(pool: IdPool, name: string, random: Random): string {
  const kind = kindsOfNames.find(([pattern]) => pattern.test(name))?.[1]
  const ids = kind === undefined || pool[kind].length === 0 ? random.pick(Object.values(pool)) : pool[kind]
  return ids.length === 0 ? 'none' : random.pick(ids)
}
