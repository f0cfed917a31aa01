import { unixSeconds } from '../clock.js'
import { idFrom } from '../seededRandom.js'

const DAY_SECS = 86_400

/** The id of a demo voice, from its name: it does not change when other voices join the seed. */
export function demoId(name: string): string {
  return idFrom(`demo:${name}`)
}

/** Seconds since 1970 of a moment this many days before another. */
export function daysBefore(at: Date, days: number): number {
  return unixSeconds(at) - Math.round(days * DAY_SECS)
}

export const COLLECTIONS = {
  audiobooks: idFrom('collection:audiobooks'),
  support: idFrom('collection:support'),
} as const
