import { spawnSync } from 'node:child_process'
import { describe, expect, test } from '@jest/globals'

describe('the arrow', () => {
  test('every room imports only what it may, and nothing goes in circles', () => {
    const cruise = spawnSync(
      process.execPath,
      [
        'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
        '--config',
        '.dependency-cruiser.cjs',
        '--output-type',
        'err',
        'src',
        'emulator',
      ],
      { encoding: 'utf8' },
    )
    expect(cruise.stdout).toContain('no dependency violations found')
    expect(cruise.status).toBe(0)
  })
})
