import { createRequire } from 'node:module'
import circus from 'jest-circus/runner'
import { loadTestFile } from './loadTestFile.js'

const require = createRequire(import.meta.url)
const framework = /[\\/]node_modules[\\/](jest-circus|jest-each|jest-snapshot|expect|@jest[\\/]expect)[\\/]/

const IDLE_MS = 100
let idleTimer

/**
 * Runs jest-circus with the module loader of Node instead of that of Jest, which loads every dependency again for each
 * test file: about 5 s of processor time where the test starts the server. Module mocks of Jest are not available.
 */
export default async function runTestFile(globalConfig, config, environment, runtime, testPath, sendMessageToJest) {
  clearTimeout(idleTimer)
  // Jest installs a hook for stacks that knows only its own source maps.
  Error.prepareStackTrace = undefined
  process.setSourceMapsEnabled(true)
  Object.assign(runtime, {
    requireInternalModule: requireAgain,
    unstable_shouldLoadAsEsm: () => true,
    unstable_importModule: (path) => loadTestFile(path, runtime.requireModuleOrMock(path, '@jest/globals')),
  })
  const result = await circus.default(globalConfig, config, environment, runtime, testPath, sendMessageToJest)
  // Jest does not say which test file is the last one of a process.
  idleTimer = setTimeout(() => globalThis[Symbol.for('polyphony.test.onIdle')]?.(), IDLE_MS)
  return result
}

/** jest-circus keeps the tests of one file in module variables and in the globals. */
function requireAgain(path) {
  for (const name of ['EVENT_HANDLERS', 'TEST_TIMEOUT_SYMBOL', 'RETRY_TIMES']) delete globalThis[Symbol.for(name)]
  for (const file of Object.keys(require.cache)) if (framework.test(file)) delete require.cache[file]
  return require(path)
}
