import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { expect, test } from '@jest/globals'

/** Other cases than these: `npm run abuse`. */
const args = ['--seed', '20', '--cases', '400', '--slow', '24', '--voices', '6']
const databaseUrl = process.env.ABUSE_DATABASE_URL

test('A server that is attacked in hundreds of ways answers well-behaved users, fails nowhere and keeps nothing', async () => {
  const program = [
    'dist/bench/abuse/main.js',
    ...args,
    ...(databaseUrl === undefined ? [] : ['--database', databaseUrl]),
  ]
  const child = spawn(process.execPath, program, { stdio: ['ignore', 'pipe', 'pipe'] })
  const [report, progress, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
  // The report says which bars are not reached, and how to repeat what failed.
  if (code !== 0) throw new Error(`${progress}\n${report}`)
  expect(report).toContain('All bars are reached.')
}, 240_000)
