import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { packageRoot } from '../src/config.js'

const pages = [
  ...readdirSync(packageRoot).filter((name) => name.endsWith('.md')),
  ...readdirSync(join(packageRoot, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
]

test.each(pages)('Every source file that %s names exists', (page) => {
  const text = readFileSync(join(packageRoot, page), 'utf8')
  const layers = 'async|auth|datasources|jobs|loaders|media|resolvers|schema|server|services'
  const named = [...text.matchAll(new RegExp(`\`(?:src/)?((?:${layers})/[\\w/.]+)\``, 'g'))].map(([, path]) => path!)
  const missing = named.filter((path) => !['', '.ts'].some((end) => existsSync(join(packageRoot, 'src', path + end))))
  expect(missing).toEqual([])
})

test.each(pages)('Every link of %s leads to a file', (page) => {
  const text = readFileSync(join(packageRoot, page), 'utf8')
  const links = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#]+)(?:#[^)]*)?\)/g)].map(([, path]) => path!)
  expect(links.filter((path) => !existsSync(join(packageRoot, dirname(page), path)))).toEqual([])
})

const recipes = pages.filter((page) => page.startsWith(join('docs', 'recipes')))

describe.each(recipes)('In the recipe %s', (page) => {
  const text = readFileSync(join(packageRoot, page), 'utf8').replaceAll('\n   ', '\n')
  const diffs = [...text.matchAll(/```diff\n--- .*\n\+\+\+ b\/(.*)\n([\s\S]*?)```/g)].map(([, path, hunks]) => ({
    path: path!,
    hunks: hunks!.split(/^@@.*\n/m).slice(1),
  }))

  test.each(diffs)('the diff of $path has the lines of that file', ({ path, hunks }) => {
    const source = readFileSync(join(packageRoot, path), 'utf8')
    for (const hunk of hunks) {
      const lines = hunk.trimEnd().split('\n')
      const result = lines.filter((line) => !line.startsWith('-')).map((line) => line.slice(1))
      expect(source).toContain(result.join('\n'))
    }
  })
})

test('Every test that NEVER-TWICE.md names exists', () => {
  const folder = join(packageRoot, 'test')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const rows = readFileSync(join(packageRoot, 'docs/NEVER-TWICE.md'), 'utf8').matchAll(/^\| .* \| (`.*) \|$/gm)
  const tests = [...rows].flatMap(([, cell]) => cell!.split('; ')).map((test) => /^`(\w+)`: (.+)$/.exec(test) ?? [test])
  const missing = tests.filter(([, file, title]) => {
    const sources = files.filter((name) => basename(name) === `${file}.test.ts`)
    return !sources.some((name) => readFileSync(join(folder, name), 'utf8').includes(title!))
  })
  expect(tests.length).toBeGreaterThan(50)
  expect(missing).toEqual([])
})
