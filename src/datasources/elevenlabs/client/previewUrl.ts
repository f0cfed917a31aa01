import { lookup } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { UpstreamRejected } from '../../../errors.js'

/** Addresses of this host, its networks, and metadata services of clouds. */
const NOT_PUBLIC_V4 = new BlockList()
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const) {
  NOT_PUBLIC_V4.addSubnet(network, prefix, 'ipv4')
}

/**
 * Global unicast. A separate list, because a BlockList with IPv4-mapped addresses matches every IPv4 address. Not included:
 * addresses that contain IPv4 addresses (::/96, ::ffff:0:0/96, ::ffff:0:0:0/96, 64:ff9b::/96, 64:ff9b:1::/48) and local ones
 * (fc00::/7, fe80::/10, fec0::/10, ff00::/8).
 */
const GLOBAL_V6 = new BlockList()
GLOBAL_V6.addSubnet('2000::', 3, 'ipv6')
const NOT_PUBLIC_V6 = new BlockList()
for (const [network, prefix] of [
  // Protocol assignments, including Teredo.
  ['2001::', 23],
  ['2001:db8::', 32],
  // 6to4
  ['2002::', 16],
  ['3fff::', 20],
] as const) {
  NOT_PUBLIC_V6.addSubnet(network, prefix, 'ipv6')
}

/**
 * Checks the URL of a media file: the origin of the API, or https on a public host. A response of upstream must not make this server
 * request internal addresses.
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

/** Refuses names that resolve to an address that is not public. */
export const lookupPublic: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, '')
    const [first] = addresses
    if (!first || !addresses.every(({ address }) => isPublic(address))) {
      return callback(Object.assign(new Error('The host is not public'), { code: 'ENOTPUBLIC' }), '')
    }
    return options.all ? callback(null, addresses) : callback(null, first.address, first.family)
  })
}

function isPublic(host: string): boolean {
  switch (isIP(host)) {
    case 4:
      return !NOT_PUBLIC_V4.check(host, 'ipv4')
    case 6:
      // Addresses with a zone, such as fe80::1%eth0, are local.
      return !host.includes('%') && GLOBAL_V6.check(host, 'ipv6') && !NOT_PUBLIC_V6.check(host, 'ipv6')
    default:
      return true
  }
}

function unsafe(): UpstreamRejected {
  return new UpstreamRejected({ upstreamCode: 'unsafe_preview_url' })
}
