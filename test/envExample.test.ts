import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { loadConfig, packageRoot } from '../src/config.js'

const text = readFileSync(join(packageRoot, '.env.example'), 'utf8')
const listed = [...text.matchAll(/^(?:# )?([A-Z][A-Z0-9_]+)=/gm)].map(([, name]) => name!)

/** The names that the configuration reads from this environment. */
function namesRead(values: Readonly<Record<string, string>>): Set<string> {
  const names = new Set<string>()
  loadConfig(
    new Proxy<Record<string, string>>(values, {
      get: (target, name) => {
        names.add(String(name))
        return target[String(name)]
      },
    }),
  )
  return names
}

test('.env.example lists every variable of the configuration once, and no other', () => {
  const read = namesRead({})
  expect([...listed].sort()).toEqual([...read].sort())
})

test('.env.example without comments is a valid configuration', () => {
  expect(text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))).toEqual([])
  const limits = [...text.matchAll(/^# (M(?:AX|IN)_[A-Z_]+)=(\d+)$/gm)].map(([, name, value]) => [name!, value!])
  expect(() => loadConfig(Object.fromEntries(limits))).not.toThrow()
})
