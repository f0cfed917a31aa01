import { isIPv6 } from 'node:net'

const GROUPS_OF_64_BITS = 4

/** An IPv4 address, or the /64 of an IPv6 address, because one client usually has a whole /64. Null over a Unix socket. */
export function addressKey(remoteAddress: string | undefined): string | null {
  if (remoteAddress === undefined) return null
  const [address = ''] = remoteAddress.split('%')
  const mapped = /^::ffff:([\d.]+)$/i.exec(address)?.[1]
  if (mapped !== undefined) return mapped
  if (!isIPv6(address)) return address
  const [head = '', tail] = address.split('::')
  const first = head === '' ? [] : head.split(':')
  const last = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - first.length - last.length)
  const groups = [...first, ...Array<string>(zeros).fill('0'), ...last]
  const prefix = groups.slice(0, GROUPS_OF_64_BITS).map((group) => Number.parseInt(group, 16).toString(16))
  return `${prefix.join(':')}::/64`
}
