import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type AuditResult, auditServer } from 'graphql-http'
import { startTestApp, type TestApp } from '../../support/startTestApp.js'

let app: TestApp
let results: AuditResult[]
beforeAll(async () => {
  // Without a secret or keys the server is in development mode and requires no token.
  app = await startTestApp({ env: { AUTH_JWT_SECRET: '' } })
  results = await auditServer({ url: `${app.url}/graphql` })
})
afterAll(async () => {
  await app[Symbol.asyncDispose]()
})

const doc = readFileSync(new URL('../../../docs/GRAPHQL-OVER-HTTP.md', import.meta.url), 'utf8')

function idsWith(...statuses: AuditResult['status'][]): string[] {
  return results.filter(({ status }) => statuses.includes(status)).map(({ id }) => id)
}

test('Every audit of a GraphQL server runs and finds no error', () => {
  expect(results).toHaveLength(61)
  expect(idsWith('error')).toEqual([])
})

test('Each warning of the audits is explained in the documentation', () => {
  const documented = [...doc.matchAll(/^\| `([0-9A-F]{4})` \|/gm)].map(([, id]) => id)
  expect(idsWith('warn', 'notice').sort()).toEqual(documented.sort())
})
