// Runs before the program in `npm start`: checks the version of Node, and builds where the tools for it are installed.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { needsOtherNode } from './selectNode.mjs'

/**
 * @param {string} root folder of package.json
 * @param {string} [version] of Node
 * @returns {{ build: boolean, problem?: string }}
 */
export function planStart(root, version = process.versions.node) {
  const wanted = needsOtherNode(version)
  if (wanted !== undefined) {
    return {
      build: false,
      problem: `Node ${version} is too old: the server needs Node ${wanted}. Install it, or run \`npm ci\`.`,
    }
  }
  const build = ['prisma', 'tsc'].every((tool) => existsSync(`${root}/node_modules/.bin/${tool}`))
  if (build || existsSync(`${root}/dist/src/main.js`)) return { build }
  return {
    build,
    problem:
      'The program is not compiled, and its development dependencies are not installed. Run `npm ci` and `npm run build`, ' +
      'or copy the folder dist of a build into this one; `npm ci --omit=dev` is enough to start it then.',
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { build, problem } = planStart(fileURLToPath(new URL('..', import.meta.url)))
  if (problem !== undefined) process.stderr.write(`${problem}\n`)
  if (problem !== undefined) process.exitCode = 1
  else if (build) process.exitCode = spawnSync('npm run --silent build', { shell: true, stdio: 'inherit' }).status ?? 1
}
