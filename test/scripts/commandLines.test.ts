import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { readAbuseOptions } from '../../bench/abuse/AbuseOptions.js'
import { readBenchOptions } from '../../bench/readBenchOptions.js'
import { readDemoOptions } from '../../examples/demo/readDemoOptions.js'

const folder = mkdtempSync(join(tmpdir(), 'polyphony-arguments-'))
afterAll(() => rmSync(folder, { recursive: true }))

const benchmarks = ['reads', 'uploads']
const readers = { bench: (args: string[]) => readBenchOptions(args, benchmarks), readAbuseOptions, readDemoOptions }

test.each(Object.entries(readers))('%s accepts --help and refuses what it does not know', (_name, read) => {
  expect(read(['--help'])).toBeNull()
  expect(() => read(['--unknown'])).toThrow("Unknown option '--unknown'")
})

test('The benchmarks create the folder of --profiles, and name the benchmarks that exist', () => {
  const profiles = join(folder, 'new', 'folder')
  expect(readBenchOptions(['--profiles', profiles], benchmarks)).toMatchObject({ names: ['reads'], profiles })
  expect(existsSync(profiles)).toBe(true)
  expect(readBenchOptions(['all', '--quick'], benchmarks)).toMatchObject({ names: benchmarks, quick: true })
  expect(() => readBenchOptions(['writes'], benchmarks)).toThrow(
    "Unknown benchmark 'writes': use reads, uploads or all",
  )
})
