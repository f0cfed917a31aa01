import type { Random } from './Random.js'

const words = [
  '',
  ' ',
  'a',
  'Reader',
  'null',
  'undefined',
  'true',
  '0',
  '-1',
  '9007199254740993',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  'toString.call',
  "' OR 1=1 --",
  '%_%',
  '\\',
  '../../etc/passwd',
  '..%2f..%2f',
  '<script>alert(1)</script>',
  '{"$ne":null}',
  'user:ann',
  'org:studio',
]
const oddCharacters = [
  '\u0000',
  '\ud83d',
  '\udc00',
  '\u202e',
  '\ufeff',
  '\ufdfa',
  '\u0130',
  '\u0301',
  '\u{1f469}\u200d\u{1f680}',
  '\r\n',
  '\u001b[2J',
  '\u2028',
]
/** Each of these has been slow to parse, to match or to quote in some program. */
const repeated = [
  'a',
  ' ',
  '"',
  '\\',
  '%',
  '\u0301',
  'does not exist in ',
  'got invalid value ',
  '[',
  '{',
  '\n',
  '0',
  '.',
]

/** A text as a client should not send it, or one that it well may. `most` bounds its length in characters. */
export function hostileText(random: Random, most: number): string {
  const kind = random.weighted([
    [6, 'word'],
    [3, 'odd'],
    [2, 'mixed'],
    [1, 'repeated'],
  ] as const)
  if (kind === 'word') return random.pick(words)
  if (kind === 'odd') return random.pick(oddCharacters)
  if (kind === 'mixed') return random.some(20, () => random.pick(random.chance(0.5) ? words : oddCharacters)).join('')
  const unit = random.pick(repeated)
  return unit.repeat(Math.floor(Math.min(lengthFor(random), most) / unit.length))
}

function lengthFor(random: Random): number {
  return random.weighted([
    [10, random.int(1, 300)],
    [6, random.int(300, 6_000)],
    [3, random.int(6_000, 100_000)],
    [1, random.int(100_000, 1_900_000)],
  ])
}
