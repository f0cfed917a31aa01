import { writeRequest } from '../protocols/writeRequest.js'
import { hostileText } from '../random/hostileText.js'
import type { Random } from '../random/Random.js'
import type { AbuseCase, CaseDraw } from './AbuseCase.js'

const ranges = [
  'bytes=0-',
  'bytes=0-0',
  'bytes=-1',
  'bytes=-0',
  'bytes=9999999999999999-',
  'bytes=5-2',
  'bytes=0-1,3-4',
  `bytes=${Array.from({ length: 500 }, (_, index) => `${index}-${index}`).join(',')}`,
  'bytes=a-b',
  'bytes=',
  'bytes=0-18446744073709551616',
  'items=0-1',
  'bytes = 0 - 1',
]

/** A medium that may be had, in odd ranges and by other methods, or the URL of one that has been changed. */
export function mediaCase(draw: CaseDraw): AbuseCase {
  const { random, world, requestId } = draw
  const url = random.pick(world.mediaPaths)
  const isForged = random.chance(0.6)
  const target = isForged ? forge(url, random) : url
  const headers: [string, string][] = [['x-request-id', requestId]]
  if (random.chance(0.5)) headers.push(['range', random.pick(ranges)])
  if (random.chance(0.2)) headers.push(['if-range', random.pick(['"x"', 'W/"x"', 'yesterday', '*', ''])])
  if (random.chance(0.2)) headers.push(['if-none-match', random.pick(['*', '"x"', '"a", "b"', ','.repeat(3_000)])])
  const method = random.pick(['GET', 'GET', 'GET', 'HEAD', 'OPTIONS', 'POST', 'DELETE'])
  const request = writeRequest({ method, target, headers })
  return {
    kind: isForged ? 'media forged' : `media ${method}`,
    summary: request.toString('latin1', 0, 300),
    conversation: { steps: [{ send: request }, ...(random.chance(0.2) ? (['end'] as const) : [])], deadlineMs: 10_000 },
  }
}

/** Never a URL that this server has signed. */
function forge(url: string, random: Random): string {
  const [path = '', query = ''] = url.split('?')
  const params = new URLSearchParams(query)
  const change = (name: string, value: string) => {
    const changed = new URLSearchParams(params)
    changed.set(name, value)
    return `${path}?${changed}`
  }
  const signature = params.get('signature') ?? ''
  const viewer = params.get('viewer') ?? ''
  return random.pick<() => string>([
    () => change('signature', signature.slice(0, random.int(0, signature.length - 1))),
    () => change('signature', `${signature[0] === 'A' ? 'B' : 'A'}${signature.slice(1)}`),
    () => change('signature', 'A'.repeat(random.pick([43, 44, 4_000]))),
    () => change('expires', random.pick(['0', '1', '99999999999', '-1', 'NaN', '1e9'])),
    () =>
      change(
        'viewer',
        random.pick([
          '',
          'bnVsbA',
          'e30',
          `${viewer}A`,
          'A'.repeat(4_096),
          Buffer.from(`{"user":"victim-0","tenant":"org:victims","scopes":[]}`).toString('base64url'),
        ]),
      ),
    () => path,
    () => `${path}?`,
    () => `${url}&signature=${signature}`,
    () => `${url}&x=y`,
    () => `${path}/..?${query}`,
    () => `${path.replace(/[^/]+$/, '..%2f..%2f..%2fetc%2fpasswd')}?${query}`,
    () => `${path.replace(/\/[^/]*\//, '/%2e%2e/')}?${query}`,
    () => `${path}%00?${query}`,
    () => `${path}%ff?${query}`,
    () => `${path}%?${query}`,
    () => `/media/${encodeURIComponent(hostileText(random, 1_000).toWellFormed())}?${query}`,
    () => `/media/${'a/'.repeat(random.int(1, 3_000))}?${query}`,
    () => `/media/voices/${'x'.repeat(5_000)}/preview?${query}`,
    () => `//media/voices?${query}`,
  ])()
}
