import { lookup } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { UpstreamRejected } from '../../errors.js'

/** Addresses that are not on the public internet: this host, its network, its cloud's metadata service. */
const NOT_PUBLIC_V4 = new BlockList()
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const) {
  NOT_PUBLIC_V4.addSubnet(network, prefix, 'ipv4')
}

/** A list of its own: one that holds the mapped addresses takes every address of version 4 for one of them. */
const NOT_PUBLIC_V6 = new BlockList()
for (const [network, prefix] of [
  ['::', 96],
  ['::ffff:0:0', 96],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const) {
  NOT_PUBLIC_V6.addSubnet(network, prefix, 'ipv6')
}

/**
 * The URL of a preview, if it may be fetched from here: on the API's own origin, or by https from a public host. An
 * upstream answer is no reason to let this server read what only it can reach.
 *
 * @throws UpstreamRejected with the code `unsafe_preview_url`.
 */
export function previewUrl(text: string, apiOrigin: string): URL {
  const url = URL.parse(text)
  if (url?.username !== '' || url.password !== '') throw unsafe()
  if (url.origin === apiOrigin) return url
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (url.protocol !== 'https:' || url.port !== '' || !isPublic(host)) throw unsafe()
  return url
}

/** Resolves names as usual, but refuses those that lead to an address that is not public. */
export const lookupPublic: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, '')
    const [first] = addresses
    if (!first || !addresses.every(({ address }) => isPublic(address))) {
      return callback(Object.assign(new Error('Not a public host'), { code: 'ENOTPUBLIC' }), '')
    }
    return options.all ? callback(null, addresses) : callback(null, first.address, first.family)
  })
}

function isPublic(host: string): boolean {
  switch (isIP(host)) {
    case 4:
      return !NOT_PUBLIC_V4.check(host, 'ipv4')
    case 6:
      return !NOT_PUBLIC_V6.check(host, 'ipv6')
    default:
      return true
  }
}

function unsafe(): UpstreamRejected {
  return new UpstreamRejected({ upstreamCode: 'unsafe_preview_url' })
}
