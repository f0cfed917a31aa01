import { previewUrl } from '../../datasources/elevenlabs/client/previewUrl.js'
import type { InputRefused } from '../operations/InputRefused.js'
import { refused } from './edits/dubbingAssertions.js'

/** Host names of local networks. */
const LOCAL_NAME = /^(.*\.)?(localhost|local|internal|intranet|private|corp|home|lan|localdomain|home\.arpa)$/
const MAX_LENGTH = 2_048
const MAX_HOST_LENGTH = 253

/**
 * The normalised URL of a source that upstream fetches. It must not point into a private network.
 *
 * @throws InputRefused
 */
export function requireSourceUrl(text: string): string {
  if (text.length > MAX_LENGTH) throw tooLong()
  const url = URL.parse(text)
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:')
    throw invalid('`sourceUrl` must be an http or https URL.')
  if (url.username !== '' || url.password !== '')
    throw invalid('`sourceUrl` must not contain a user name or a password.')
  const host = url.hostname.replace(/\.$/, '')
  if (host.length > MAX_HOST_LENGTH) throw notPublic()
  const isName = !/^[\d.]+$/.test(host) && !host.startsWith('[')
  if (isName && (!host.includes('.') || LOCAL_NAME.test(host))) throw notPublic()
  try {
    // Applies the rules of URLs that this server fetches, except for protocol and port.
    previewUrl(`https://${url.hostname}/`, '')
  } catch {
    throw notPublic()
  }
  if (url.href.length > MAX_LENGTH) throw tooLong()
  return url.href
}

function tooLong(): InputRefused {
  return invalid(`\`sourceUrl\` must have at most ${MAX_LENGTH} characters.`)
}

function notPublic(): InputRefused {
  return invalid('`sourceUrl` must point to a public host.')
}

function invalid(message: string): InputRefused {
  return refused('INVALID', message, ['sourceUrl'])
}
