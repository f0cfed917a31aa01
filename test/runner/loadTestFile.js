import 'reflect-metadata'
import { existsSync, readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { dirname, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { transformSync } from '@swc/core'

const runnerFolder = import.meta.dirname + sep
const testFolder = dirname(import.meta.dirname) + sep
const globalsKey = Symbol.for('polyphony.test.globals')
const globalNames = ['afterAll', 'afterEach', 'beforeAll', 'beforeEach', 'describe', 'expect', 'jest', 'test']
const globalsModule = `export const { ${globalNames.join(', ')} } = globalThis[Symbol.for('polyphony.test.globals')]`
const globalsUrl = 'jest:globals'

let runs = 0

/**
 * Imports a test file and, once for each test file, the modules of the test folder without its runner; all others once
 * for each process.
 *
 * @param {string} path
 * @param {object} globals what the test file and its helpers import from `@jest/globals`
 */
export function loadTestFile(path, globals) {
  globalThis[globalsKey] = globals
  runs += 1
  return import(`${pathToFileURL(path)}?run=${runs}`)
}

registerHooks({ resolve, load })

function resolve(specifier, context, nextResolve) {
  const run = /\?run=\d+$/.exec(context.parentURL ?? '')?.[0]
  if (specifier === '@jest/globals') return { url: globalsUrl + run, shortCircuit: true }
  const resolved = nextResolve(toSource(specifier, context.parentURL), context)
  return run && isOfTestFile(resolved.url) ? { ...resolved, url: withoutQuery(resolved.url) + run } : resolved
}

function isOfTestFile(url) {
  if (!url.startsWith('file:')) return false
  const path = fileURLToPath(url)
  return path.startsWith(testFolder) && !path.startsWith(runnerFolder)
}

/** In TypeScript an import names the compiled file. */
function toSource(specifier, parentUrl) {
  if (!/^\.{1,2}\/.*\.js$/.test(specifier) || !parentUrl?.startsWith('file:')) return specifier
  const url = new URL(specifier.replace(/\.js$/, '.ts'), parentUrl)
  return existsSync(fileURLToPath(url)) ? url.href : specifier
}

function load(url, context, nextLoad) {
  if (url.startsWith(globalsUrl)) return { format: 'module', source: globalsModule, shortCircuit: true }
  const file = withoutQuery(url)
  if (!file.endsWith('.ts') || file.includes('/node_modules/')) return nextLoad(url, context)
  return { format: 'module', source: compile(fileURLToPath(file)), shortCircuit: true }
}

function compile(filename) {
  const { code } = transformSync(readFileSync(filename, 'utf8'), {
    filename,
    swcrc: false,
    sourceMaps: 'inline',
    jsc: {
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: false, useDefineForClassFields: true },
      target: 'es2023',
    },
    module: { type: 'es6' },
  })
  return code
}

function withoutQuery(url) {
  return url.split('?')[0]
}
