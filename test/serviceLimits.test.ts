import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { EnvironmentReader } from '../src/EnvironmentReader.js'
import { type LimitDefinition, limitDefinitions, readServiceLimits } from '../src/serviceLimits.js'

const definitions = Object.values<LimitDefinition>(limitDefinitions)

test('SECURITY.md lists every configurable limit with its unit and default', () => {
  const security = readFileSync('SECURITY.md', 'utf8')
  const rows = definitions.map(
    ({ variable, description, unit, defaultValue }) =>
      `| \`${variable}\` | ${description} | ${unit} | ${defaultValue} |`,
  )
  expect(rows.filter((row) => !security.includes(row))).toEqual([])
})

test.each(definitions)('$variable is read from the environment and refused outside its range', (definition) => {
  const { variable, unit, min, max } = definition
  const [name] = Object.entries<LimitDefinition>(limitDefinitions).find(([, other]) => other === definition)!
  expect(readServiceLimits(new EnvironmentReader({ [variable]: String(max) }))).toMatchObject({ [name]: max })
  for (const text of [String(min - 1), String(max + 1), 'many', '1.5']) {
    const reader = new EnvironmentReader({ [variable]: text })
    readServiceLimits(reader)
    expect(reader.problems).toEqual([`${variable} must be a whole number of ${unit} from ${min} to ${max}`])
  }
})

test('Each limit has its own variable and a default within its range', () => {
  expect(new Set(definitions.map(({ variable }) => variable)).size).toBe(definitions.length)
  for (const { defaultValue, min, max } of definitions) {
    expect(defaultValue).toBeGreaterThanOrEqual(min)
    expect(defaultValue).toBeLessThanOrEqual(max)
  }
})
