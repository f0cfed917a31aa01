import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from '@jest/globals'
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
