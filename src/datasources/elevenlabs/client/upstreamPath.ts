import { UpstreamNotFound } from '../../../errors.js'
import { setMayHaveExecuted } from './mayHaveExecuted.js'

const LONGEST_ID = 200

/**
 * Writes a path with ids in it: upstreamPath`/v1/voices/${voiceId}`.
 *
 * @throws UpstreamNotFound with a code of our own for ids that nothing could ever bear. Dots alone would climb out of
 * the path, percent-encoded or not, so such an id must never be sent.
 */
export function upstreamPath(strings: TemplateStringsArray, ...ids: string[]): string {
  return String.raw({ raw: strings }, ...ids.map(segment))
}

/** Whether the upstream could know this id at all. */
export function isPossibleId(id: string): boolean {
  return id !== '' && id.length <= LONGEST_ID && id !== '.' && id !== '..' && id.isWellFormed()
}

function segment(id: string): string {
  if (!isPossibleId(id)) {
    throw setMayHaveExecuted(new UpstreamNotFound({ upstreamCode: 'impossible_id' }), false)
  }
  return encodeURIComponent(id)
}
