import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { openTestDatabase, type TestDatabase } from '../../support/database.js'

/** Other cases for a longer time: `npm run abuse`. */
const size = ['--seed', '20', '--cases', '400', '--slow', '24', '--voices', '6']

let server: TestDatabase | undefined
beforeAll(async () => {
  if (process.env.TEST_DATABASE_URL) server = await openTestDatabase()
})
afterAll(() => server?.close())

test('A server under hundreds of attacks serves its users, does not fail and keeps no state of them', async () => {
  const database = server?.url === undefined ? [] : ['--database', server.url]
  const child = spawn(process.execPath, ['dist/bench/abuse/main.js', ...size, ...database], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [report, progress] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
  // The report lists failed criteria and how to repeat them.
  if (child.exitCode !== 0) throw new Error(`${progress}\n${report}`)
  expect(report).toContain('All bars are reached.')
}, 240_000)
