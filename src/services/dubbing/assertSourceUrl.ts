import { previewUrl } from '../../datasources/elevenlabs/client/previewUrl.js'
import { refused } from './edits/dubbingAssertions.js'

/** Names that mean something within one network alone. */
const LOCAL_NAME = /^(.*\.)?(localhost|local|internal|intranet|private|corp|home|lan|localdomain|home\.arpa)$/
const LONGEST = 2_048
const LONGEST_HOST = 253

/**
 * The address of a medium for the upstream to fetch, as it is sent. This server fetches nothing from it, but it does not
 * pass on either what points into some network behind a public one.
 *
 * @throws InputRefused
 */
export function assertSourceUrl(text: string): string {
  if (text.length > LONGEST) throw bad('This address is too long.')
  const url = URL.parse(text)
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') throw bad('This is no address of the web.')
  if (url.username !== '' || url.password !== '') throw bad('An address with a user name is not taken.')
  const host = url.hostname.replace(/\.$/, '')
  if (host.length > LONGEST_HOST) throw bad('This address is not on the public web.')
  const isName = !/^[\d.]+$/.test(host) && !host.startsWith('[')
  if (isName && (!host.includes('.') || LOCAL_NAME.test(host))) throw bad('This address is not on the public web.')
  try {
    // The same that this server would fetch itself, but for the protocol and the port.
    previewUrl(`https://${url.hostname}/`, '')
  } catch {
    throw bad('This address is not on the public web.')
  }
  if (url.href.length > LONGEST) throw bad('This address is too long.')
  return url.href
}

function bad(message: string) {
  return refused('INVALID', message, ['sourceUrl'])
}
