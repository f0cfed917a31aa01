import { unixSeconds } from '../clock.js'
import { idFrom } from '../seededRandom.js'

const DAY_SECS = 86_400

/** The id of a demo voice. It depends only on the name, so adding voices to the seed does not change it. */
export function demoId(name: string): string {
  return idFrom(`demo:${name}`)
}

export function daysBefore(at: Date, days: number): number {
  return unixSeconds(at) - Math.round(days * DAY_SECS)
}

export const COLLECTIONS = {
  audiobooks: idFrom('collection:audiobooks'),
  support: idFrom('collection:support'),
} as const
