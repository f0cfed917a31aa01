import { UpstreamNotFound } from '../../../errors.js'
import { setMayHaveExecuted } from './mayHaveExecuted.js'

const MAX_ID_LENGTH = 200

/**
 * A path with encoded ids: upstreamPath`/v1/voices/${voiceId}`.
 *
 * @throws UpstreamNotFound with the code `impossible_id` for ids that cannot exist. `.` and `..` would change the path, also if
 * they are percent-encoded.
 */
export function upstreamPath(strings: TemplateStringsArray, ...ids: string[]): string {
  return String.raw({ raw: strings }, ...ids.map(segment))
}

export function isPossibleId(id: string): boolean {
  return id !== '' && id.length <= MAX_ID_LENGTH && id !== '.' && id !== '..' && id.isWellFormed()
}

function segment(id: string): string {
  if (!isPossibleId(id)) {
    throw setMayHaveExecuted(new UpstreamNotFound({ upstreamCode: 'impossible_id' }), false)
  }
  return encodeURIComponent(id)
}
