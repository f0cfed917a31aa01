import 'reflect-metadata'
import { beforeAll, expect, test } from '@jest/globals'
import { parse, specifiedRules, validate } from 'graphql'
import { buildSubgraph } from '../../../src/server/buildSubgraph.js'
import { limitRules, limits } from '../../../src/server/operations/limits.js'

const schema = buildSubgraph()
const times = (count: number, write: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => write(index)).join(' ')
const voice = (core: string) => `{ voice(id: "v") { ${core} } }`
const kinds = ['Voice', 'VoiceJob', 'User', 'VoiceSampleSpeaker']

/** Documents of nearly 15,000 tokens or 2 MiB, each against a rule that compares or searches. */
const documents: Record<string, string> = {
  'one field thousands of times': voice('samples { id } '.repeat(3_500)),
  'one scalar thousands of times': voice('id '.repeat(14_000)),
  'fragments that are spread next to each other': `${voice(times(1_500, (i) => `...F${i}`))} ${times(1_500, (i) => `fragment F${i} on Voice { id }`)}`,
  'fragments with fields to compare': `${voice(times(480, (i) => `...F${i}`))} ${times(480, (i) => `fragment F${i} on Voice { samples { voice { id name } } labels { key } }`)}`,
  'a chain of fragments': `${voice('...F0')} ${times(900, (i) => `fragment F${i} on Voice { id name ...F${i + 1} owner { id } }`)}`,
  'a lattice of fragments': `${voice('...F0')} ${times(110, (i) => `fragment F${i} on Voice { ${times(110 - i, (j) => `...F${i + j + 1}`)} }`)}`,
  'circular fragments': `${voice('...F0')} ${times(110, (i) => `fragment F${i} on Voice { ${times(60, (j) => `...F${(i + j) % 110}`)} }`)}`,
  'one large circle of fragments': `${voice('...F0')} ${times(1_800, (i) => `fragment F${i} on Voice { ...F${(i + 1) % 1_800} }`)}`,
  'unknown fragments': voice(times(6_900, (i) => `...F${i}`)),
  'unknown fields with long names': voice(times(90, (i) => 'n'.repeat(20_000) + i)),
  'unknown types with long names': `${voice('id')} ${times(90, (i) => `fragment F${i} on ${'V'.repeat(20_000)}${i} { id }`)}`,
  'unknown directives': voice(times(4_600, (i) => `id @d${i}`)),
  'one directive thousands of times': voice(`id ${'@include(if: true) '.repeat(2_000)}`),
  'unused variables': `query (${times(3_600, (i) => `$v${i}: ID`)}) ${voice('id')}`,
  'many operations': times(2_400, (i) => `query Q${i} { __typename }`),
  'many operations over a chain of fragments': `${times(600, (i) => `query Q${i}($a: ID!) { ...F0 }`)} ${times(600, (i) => `fragment F${i} on Query { ...F${i + 1} }`)}`,
  'a long list of values': `{ voices(filter: { categories: [${'CLONED '.repeat(14_000)}] }) { pageInfo { hasNextPage } } }`,
  'conditions on many types': `query ($r: [_Any!]!) { _entities(representations: $r) {
    ${times(1_200, (i) => `... on ${kinds[i % 4]} { id __typename }`)} } }`,
  'pages of a hundred sizes over one fragment': `{ voiceViewer { user { ${times(99, (i) => `a${i}: voices(first: ${i + 1}) { ...C }`)} } } }
    fragment C on VoiceConnection { ${'edges { node { id name } } '.repeat(1_700)} }`,
}

// One-time compilation is not part of the cost of a document.
beforeAll(() => {
  for (const document of Object.values(documents)) check(document)
}, 120_000)

function check(document: string): void {
  validate(schema, parse(document, { maxTokens: limits.tokens }), [...specifiedRules, ...limitRules])
}

test.each(Object.keys(documents))('A document with %s is parsed and validated within a second of CPU', (name) => {
  const before = process.threadCpuUsage()
  check(documents[name]!)
  const { user, system } = process.threadCpuUsage(before)
  expect((user + system) / 1_000).toBeLessThan(1_000)
})
