import { createHash } from 'node:crypto'
import { expect, test } from '@jest/globals'
import { parse } from 'graphql'
import { DocumentCache } from '../../../src/server/operations/DocumentCache.js'

const query = '{ voices { nodes { id } } }'
/** As in Apollo Server: a prefix for the schema and the SHA-256 of the text. */
const keyOf = (text: string) => `schema:${createHash('sha256').update(text).digest('hex')}`

test('A document that Apollo Server stored is found by its text, and the reverse', async () => {
  const documents = new DocumentCache()
  const document = parse(query)
  await documents.set(keyOf(query), document)
  expect(documents.find(query)).toBe(document)

  const other = parse('{ __typename }')
  documents.add('{ __typename }', other)
  expect(await documents.get(keyOf('{ __typename }'))).toBe(other)
})

test('Long documents and documents without a source are not stored', async () => {
  const documents = new DocumentCache()
  const long = `{ __typename } # ${'x'.repeat(10_000)}`
  await documents.set(keyOf(long), parse(long))
  documents.add(long, parse(long))
  await documents.set(keyOf(query), { ...parse(query), loc: undefined })
  expect([documents.find(long), await documents.get(keyOf(long)), documents.find(query)]).toEqual(
    Array(3).fill(undefined),
  )
})

test('The oldest document is removed at 500 documents', () => {
  const documents = new DocumentCache()
  for (let i = 0; i <= 500; i++) documents.add(`{ f${i} }`, parse(`{ f${i} }`))
  expect([documents.find('{ f0 }'), documents.find('{ f1 }') === undefined]).toEqual([undefined, false])
})
