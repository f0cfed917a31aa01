import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { isEnumType } from 'graphql'
import { packageRoot } from '../src/config.js'
import { isRetryable } from '../src/errors.js'
import { buildSubgraph } from '../src/server/buildSubgraph.js'
import { protocolCodes } from '../src/server/errors/formatError.js'

const page = readFileSync(join(packageRoot, 'docs/ERRORS.md'), 'utf8')
const [, ofErrors, ofUserErrors] = page.split(/^## /m)

/** Codes with their column "retry". */
function rowsOf(section: string | undefined): [code: string, retry: string][] {
  return [...(section ?? '').matchAll(/^\| `(\w+)` \| (\w+) \|/gm)].map(([, code, retry]) => [code!, retry!])
}

test('ERRORS.md has every code of errors once, with the retryable of the code', () => {
  const ours = Object.entries(isRetryable).map(([code, retryable]) => [code, retryable ? 'yes' : 'no'])
  const others = [...protocolCodes, 'INTERNAL_SERVER_ERROR'].map((code) => [code, 'no'])
  const expected = new Map([...others, ...ours] as [string, string][])
  expect(rowsOf(ofErrors).sort()).toEqual([...expected].sort())
})

test('ERRORS.md has every code of user errors once', () => {
  const type = buildSubgraph().getType('VoiceUserErrorCode')
  const codes = isEnumType(type) ? type.getValues().map(({ name }) => name) : []
  expect(
    rowsOf(ofUserErrors)
      .map(([code]) => code)
      .sort(),
  ).toEqual(codes.sort())
  expect(codes.length).toBeGreaterThan(10)
})

test('Every code that the sources put into an error is in ERRORS.md', () => {
  const folder = join(packageRoot, 'src')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
  const codes = files.flatMap((name) => {
    const source = readFileSync(join(folder, name), 'utf8')
    return [...source.matchAll(/extensions: \{\s*code: '(\w+)'/g)].map(([, code]) => code!)
  })
  const known = new Set(rowsOf(ofErrors).map(([code]) => code))
  expect(codes.length).toBeGreaterThan(5)
  expect(codes.filter((code) => !known.has(code))).toEqual([])
})
