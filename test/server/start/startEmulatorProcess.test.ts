import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from '@jest/globals'
import { startEmulatorProcess } from '../../../src/server/start/startEmulatorProcess.js'

const watched = 'WATCH_REPORT_DEPENDENCIES'
const before = process.env[watched]
afterEach(() => {
  if (before === undefined) delete process.env[watched]
  else process.env[watched] = before
})

test('The emulator starts below a watcher of files, whose messages are not those of the emulator', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'polyphony-watched-'))
  process.env[watched] = '1'
  const emulator = await startEmulatorProcess(folder)
  expect(emulator.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  await emulator.close()
  await rm(folder, { recursive: true })
})
