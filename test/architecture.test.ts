import { spawnSync } from 'node:child_process'
import { describe, expect, test } from '@jest/globals'

describe('The architecture', () => {
  test('allows each folder only the imports of its layer, and no cycles', () => {
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
